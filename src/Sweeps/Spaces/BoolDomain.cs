using System.Text.Json;
using System.Text.Json.Nodes;
using MLNetVision.Sweeps.Spaces;

namespace MLNetVision.Sweeps;

/// <summary>Yes or no.</summary>
public sealed record BoolDomain : ParameterDomain
{
    /// <inheritdoc/>
    public override long? Count => 2;

    internal override string Kind => ParameterKinds.Bool;

    internal override bool IsUnordered => true;

    internal override double FromUnit(double place) => ItemAt(place, 2);

    internal override double ToUnit(double value) => Middle(value, 2);

    internal override JsonNode Write(double value) => value > 0;

    internal override double? Read(JsonElement written) => written.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => null,
    };

    internal override void Validate(string name)
    {
    }
}
