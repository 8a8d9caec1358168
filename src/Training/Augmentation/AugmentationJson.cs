using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNetVision.Training.Augmentation;

/// <summary>The transforms and mixings of this library as JSON and back. Unknown kinds and members are refused, and so are kinds of one's own.</summary>
public static class AugmentationJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        AllowOutOfOrderMetadataProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>Writes a transform.</summary>
    public static string Write(ImageTransform transform) => JsonSerializer.Serialize(transform, Options);

    /// <summary>Writes a mixing of rows.</summary>
    public static string Write(BatchMixing mixing) => JsonSerializer.Serialize(mixing, Options);

    /// <summary>Reads a transform and checks its parameters.</summary>
    /// <exception cref="JsonException">The text is no transform that this version knows.</exception>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public static ImageTransform ReadTransform(string json)
    {
        var transform = JsonSerializer.Deserialize<ImageTransform>(json, Options) ?? throw new JsonException("The text is no transform: it is null.");
        transform.Validate();
        return transform;
    }

    /// <summary>Reads a mixing of rows and checks its parameters.</summary>
    /// <exception cref="JsonException">The text is no mixing that this version knows.</exception>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public static BatchMixing ReadMixing(string json)
    {
        var mixing = JsonSerializer.Deserialize<BatchMixing>(json, Options) ?? throw new JsonException("The text is no mixing: it is null.");
        mixing.Validate();
        return mixing;
    }
}
