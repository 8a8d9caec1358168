using System.Text.Json;
using System.Text.Json.Nodes;
using MLNetVision.Sweeps.Spaces;

namespace MLNetVision.Sweeps;

/// <summary>Numbers from a least to a greatest.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
/// <param name="Log">Whether ratios count instead of differences: 0.001 to 0.01 is then as wide as 0.01 to 0.1.</param>
/// <param name="Step">From one to the next, counted from the least; null for any number between. None with <paramref name="Log"/>.</param>
public sealed record RealDomain(double Low, double High, bool Log = false, double? Step = null) : ParameterDomain
{
    /// <inheritdoc/>
    public override long? Count => Low == High ? 1 : Step is { } step ? (long)Math.Floor(((High - Low) / step) + 1e-9) + 1 : null;

    internal override string Kind => Log ? ParameterKinds.LogUniform : ParameterKinds.Uniform;

    internal override bool IsUnordered => false;

    internal override double FromUnit(double place) => Step is { } step && Count is { } count
        ? Math.Min(Low + (ItemAt(place, count) * step), High)
        : Math.Clamp(Log ? Math.Exp(Math.Log(Low) + (place * Math.Log(High / Low))) : Low + (place * (High - Low)), Low, High);

    internal override double ToUnit(double value) => Low == High ? 0.5
        : Step is { } step ? Middle(Math.Round((value - Low) / step), Count!.Value)
        : Log ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low);

    internal override JsonNode Write(double value) => value;

    internal override double? Read(JsonElement written) =>
        written.ValueKind == JsonValueKind.Number && written.GetDouble() is var value && value >= Low && value <= High && IsOnGrid(value) ? value : null;

    internal override void Validate(string name)
    {
        Check(double.IsFinite(Low) && double.IsFinite(High) && Low <= High, name, "a finite least value up to a finite greatest", $"{Low} to {High}");
        Check(double.IsFinite(High - Low), name, "ends whose difference is a number", $"{Low} to {High}");
        Check(Step is null or > 0, name, "a step above 0, or none", Step);
        Check(!Log || Low > 0, name, "values above 0 where ratios count", $"{Low} to {High}");
        Check(!Log || Step is null, name, "no step where ratios count", Step);
    }

    private bool IsOnGrid(double value) => Step is not { } step || Math.Abs(value - FromUnit(ToUnit(value))) <= 1e-9 * step;
}
