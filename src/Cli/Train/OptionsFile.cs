using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNetVision.Cli.Train;

/// <summary>The options of a training as a JSON file.</summary>
internal static class OptionsFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        AllowOutOfOrderMetadataProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    public static string Write<T>(T options) => JsonSerializer.Serialize(options, Json);

    public static T Read<T>(string path) => Parse<T>(File.ReadAllText(path), path);

    public static T Parse<T>(string json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Json) ?? throw new CommandException($"'{path}' holds null instead of {typeof(T).Name}.");
        }
        catch (JsonException e)
        {
            throw new CommandException($"'{path}' holds no {typeof(T).Name}: {e.Message}");
        }
    }
}
