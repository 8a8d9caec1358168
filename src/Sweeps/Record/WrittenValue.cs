using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLNetVision.Sweeps.Record;

/// <summary>A parameter as it is written: with what it could have been.</summary>
internal sealed record WrittenValue(string Name, ParameterDomain Domain, JsonNode Value)
{
    public static WrittenValue Of(DrawnValue drawn) => new(drawn.Name, drawn.Domain, drawn.Domain.Write(drawn.Value));

    public DrawnValue Read()
    {
        Domain.Validate(Name);
        var value = Domain.Read(JsonSerializer.SerializeToElement(Value));
        return new DrawnValue(
            Name, Domain, value ?? throw new JsonException($"The parameter '{Name}' is {Value.ToJsonString()}, which is none of its values."));
    }
}
