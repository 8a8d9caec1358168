using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNetVision.Sweeps.Record;

/// <summary>How events are written: a line of JSON each.</summary>
internal static class SweepJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    public static string Write(SweepEvent happened) => JsonSerializer.Serialize(happened, Options);

    /// <exception cref="JsonException">The line is no event.</exception>
    public static SweepEvent Read(string line) => JsonSerializer.Deserialize<SweepEvent>(line, Options) ?? throw new JsonException("It is null.");
}
