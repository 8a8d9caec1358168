using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>In which order two operands and their result are held.</summary>
internal static class Pairs
{
    /// <summary>
    /// The result lies as the first operand of its rank does that does not stretch (or else as one of its rank), and operands of its rank are brought into that
    /// order; those of a lower rank are taken as they are.
    /// </summary>
    public static (IReadOnlyList<Value> Inputs, Value Output) Of(StepContext context)
    {
        Value[] asHeld = [context.Input(0), context.Input(1)];
        var rank = asHeld.Max(v => v.Dims.Length);
        var leader = asHeld.Where(v => v.Dims.Length == rank).OrderBy(v => v.Type.Shape.Count(d => d is { IsKnown: true, Size: 1 })).First();
        Value[] inputs = [.. asHeld.Select((v, i) => v.Dims.Length == rank ? context.Input(i, leader.ChannelsLast) : v)];
        return (inputs, context.Output(leader.ChannelsLast));
    }
}
