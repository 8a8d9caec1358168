using System.Text.Json;
using System.Text.Json.Nodes;
using MLNetVision.Sweeps.Spaces;

namespace MLNetVision.Sweeps;

/// <summary>Whole numbers from a least to a greatest, both of them included.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
/// <param name="Log">Whether ratios count instead of differences: 1 to 2 is then as wide as 50 to 100.</param>
/// <param name="Step">From one to the next; 1 with <paramref name="Log"/>.</param>
public sealed record IntegerDomain(long Low, long High, bool Log = false, long Step = 1) : ParameterDomain
{
    private const long Limit = 1L << 52;

    /// <inheritdoc/>
    public override long? Count => ((High - Low) / Step) + 1;

    internal override string Kind => Log ? ParameterKinds.LogInt : ParameterKinds.Int;

    internal override bool IsUnordered => false;

    internal override double FromUnit(double place)
    {
        if (!Log)
        {
            return Low + (ItemAt(place, Count!.Value) * Step);
        }

        var (from, to) = LogEnds();
        return Math.Clamp(Math.Round(Math.Exp(from + (place * (to - from))), MidpointRounding.AwayFromZero), Low, High);
    }

    internal override double ToUnit(double value)
    {
        if (!Log)
        {
            return Middle((value - Low) / Step, Count!.Value);
        }

        var (from, to) = LogEnds();
        return (Math.Log(value) - from) / (to - from);
    }

    internal override JsonNode Write(double value) => (long)value;

    internal override double? Read(JsonElement written) =>
        written.ValueKind == JsonValueKind.Number && written.TryGetInt64(out var value) && value >= Low && value <= High && (value - Low) % Step == 0
            ? value
            : null;

    internal override void Validate(string name)
    {
        Check(Low <= High, name, "a least value up to the greatest", $"{Low} to {High}");
        Check(Low > -Limit && High < Limit, name, "whole numbers within 2^52", $"{Low} to {High}");
        Check(Step > 0, name, "a step of 1 or more", Step);
        Check(!Log || Low > 0, name, "values above 0 where ratios count", $"{Low} to {High}");
        Check(!Log || Step == 1, name, "a step of 1 where ratios count", Step);
    }

    /// <summary>Half a number beyond either end, so that the ends are as likely as their neighbours.</summary>
    private (double From, double To) LogEnds() => (Math.Log(Low - 0.5), Math.Log(High + 0.5));
}
