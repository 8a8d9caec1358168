using MLNetVision.Compute.Planning;
using MLNetVision.Networks;

namespace MLNetVision.Compute.Steps;

/// <summary>
/// Whole numbers in 32 bits or as wide as their type: put between steps that hold them differently. What does not fit becomes the smallest number.
/// </summary>
internal sealed class Widening(Value input, Value output) : Step(input.Name, [input], [output])
{
    public override void Forward(Pass pass)
    {
        switch (input.Type.Element, output.Type.Element)
        {
            case (DType.Int64, _): Narrow(input.Data.As<long>(input.Count), output.Data.Whole); break;
            case (DType.Int32, DType.Int64): Widen(input.Data.Whole, output.Data.As<long>(input.Count)); break;
            default: Widen(input.Data.As<byte>(input.Count), output.Data.Whole); break;
        }
    }

    public static void Narrow(ReadOnlySpan<long> from, Span<int> to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = from[i] == (int)from[i] ? (int)from[i] : int.MinValue;
        }
    }

    private static void Widen(ReadOnlySpan<int> from, Span<long> to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = from[i];
        }
    }

    private static void Widen(ReadOnlySpan<byte> from, Span<int> to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = from[i];
        }
    }
}
