using System.Text.Json;
using MLNetVision.Metrics;

namespace MLNetVision.Training.Data;

/// <summary>Writes COCO's three lists.</summary>
internal static class CocoWriter
{
    public static void Write(Stream stream, AnnotationSet set, string? folder)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteStartArray("images");
        foreach (var (picture, i) in set.Pictures.Select((p, i) => (p, i)))
            Image(json, picture, i + 1, folder);
        json.WriteEndArray();
        json.WriteStartArray("annotations");
        var id = 0;
        foreach (var (item, i) in set.Pictures.SelectMany((p, i) => p.Objects.Select(o => (o, i))))
            Object(json, item, ++id, i + 1);
        json.WriteEndArray();
        json.WriteStartArray("categories");
        foreach (var (name, i) in set.Classes.Select((c, i) => (c, i)))
        {
            json.WriteStartObject();
            json.WriteNumber("id", i + 1);
            json.WriteString("name", name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Image(Utf8JsonWriter json, AnnotatedPicture picture, int id, string? folder)
    {
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteString("file_name", PictureFiles.NameOf(picture, folder));
        json.WriteNumber("width", picture.Width);
        json.WriteNumber("height", picture.Height);
        json.WriteEndObject();
    }

    private static void Object(Utf8JsonWriter json, TrueBox item, int id, int image)
    {
        var box = item.Box;
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteNumber("image_id", image);
        json.WriteNumber("category_id", item.Label + 1);
        json.WriteStartArray("bbox");
        foreach (var side in (double[])[box.X0, box.Y0, (double)box.X1 - box.X0, (double)box.Y1 - box.Y0])
            json.WriteNumberValue(side);
        json.WriteEndArray();
        json.WriteNumber("area", item.Area ?? box.Area);
        json.WriteNumber("iscrowd", item.IsCrowd ? 1 : 0);
        if (item.IsDifficult)
            json.WriteNumber("ignore", 1);
        json.WriteEndObject();
    }
}
