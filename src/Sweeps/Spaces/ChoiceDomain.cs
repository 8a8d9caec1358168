using System.Text.Json;
using System.Text.Json.Nodes;
using MLNetVision.Sweeps.Spaces;

namespace MLNetVision.Sweeps;

/// <summary>One of several, in no order.</summary>
/// <param name="Values">Their names, each once.</param>
public sealed record ChoiceDomain(IReadOnlyList<string> Values) : ParameterDomain
{
    /// <inheritdoc/>
    public override long? Count => Values.Count;

    internal override string Kind => ParameterKinds.Choice;

    internal override bool IsUnordered => true;

    /// <inheritdoc/>
    public bool Equals(ChoiceDomain? other) => other is not null && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Aggregate(Values.Count, HashCode.Combine);

    internal override double FromUnit(double place) => ItemAt(place, Values.Count);

    internal override double ToUnit(double value) => Middle(value, Values.Count);

    internal override JsonNode Write(double value) => Values[(int)value];

    internal override double? Read(JsonElement written)
    {
        var place = written.ValueKind == JsonValueKind.String ? Values.ToList().IndexOf(written.GetString()!) : -1;
        return place < 0 ? null : place;
    }

    internal override double? Read(string text) => Values.ToList().IndexOf(text) is >= 0 and var place ? place : null;

    internal override void Validate(string name)
    {
        Check(Values.Count > 0, name, "a choice of one value or more", "none");
        Check(Values.Distinct().Count() == Values.Count, name, "a choice of values whose names differ", string.Join(", ", Values));
    }
}
