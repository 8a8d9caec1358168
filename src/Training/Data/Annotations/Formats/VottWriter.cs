using System.Globalization;
using System.Text.Json;
using MLNetVision.Metrics;

namespace MLNetVision.Training.Data;

/// <summary>Writes VoTT's tags and assets.</summary>
internal static class VottWriter
{
    private const string Version = "2.2.0";

    public static void Write(Stream stream, AnnotationSet set, string? folder)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("name", "annotations");
        json.WriteString("version", Version);
        json.WriteStartArray("tags");
        foreach (var name in set.Classes)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("color", "#808080");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("assets");
        for (var i = 0; i < set.Pictures.Count; i++)
            Asset(json, i.ToString("x8", CultureInfo.InvariantCulture), set.Pictures[i], set.Classes, folder);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Asset(Utf8JsonWriter json, string id, AnnotatedPicture picture, IReadOnlyList<string> names, string? folder)
    {
        var name = PictureFiles.NameOf(picture, folder);
        json.WriteStartObject(id);
        json.WriteStartObject("asset");
        json.WriteString("format", Path.GetExtension(name).TrimStart('.'));
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteString("path", "file:" + Uri.EscapeDataString(name).Replace("%2F", "/", StringComparison.Ordinal));
        json.WriteStartObject("size");
        json.WriteNumber("width", picture.Width);
        json.WriteNumber("height", picture.Height);
        json.WriteEndObject();
        json.WriteNumber("state", picture.Objects.Count > 0 ? 2 : 1);
        json.WriteNumber("type", 1);
        json.WriteEndObject();
        json.WriteStartArray("regions");
        for (var i = 0; i < picture.Objects.Count; i++)
            Region(json, $"{id}-{i.ToString(CultureInfo.InvariantCulture)}", picture.Objects[i], names);
        json.WriteEndArray();
        json.WriteString("version", Version);
        json.WriteEndObject();
    }

    private static void Region(Utf8JsonWriter json, string id, TrueBox item, IReadOnlyList<string> names)
    {
        var (x0, y0, x1, y1) = item.Box;
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", "RECTANGLE");
        json.WriteStartArray("tags");
        json.WriteStringValue(names[item.Label]);
        json.WriteEndArray();
        json.WriteStartObject("boundingBox");
        json.WriteNumber("height", (double)y1 - y0);
        json.WriteNumber("width", (double)x1 - x0);
        json.WriteNumber("left", x0);
        json.WriteNumber("top", y0);
        json.WriteEndObject();
        json.WriteStartArray("points");
        foreach (var (x, y) in ((float, float)[])[(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
        {
            json.WriteStartObject();
            json.WriteNumber("x", x);
            json.WriteNumber("y", y);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
