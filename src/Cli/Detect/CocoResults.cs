using System.Globalization;
using System.Text.Json;

namespace MLNetVision.Cli.Detect;

/// <summary>
/// Detections as COCO has results: <c>[{"image_id": 42, "category_id": 18, "bbox": [x, y, width, height], "score": 0.9}]</c>, by the numbers that the file
/// of annotations gives its pictures and classes.
/// </summary>
internal static class CocoResults
{
    /// <summary>Whether a file is a list.</summary>
    public static bool IsOne(string path)
    {
        using var text = new StreamReader(path);
        var next = text.Read();
        while (next >= 0 && char.IsWhiteSpace((char)next))
            next = text.Read();
        return next == '[';
    }

    /// <summary>Reads it. Pictures without results have none found.</summary>
    public static FoundFile Read(string path, string truth, string? pictures)
    {
        if (!Path.GetExtension(truth).Equals(".json", StringComparison.OrdinalIgnoreCase))
            throw new CommandException($"'{path}' numbers pictures and classes as COCO's annotations do: give their .json file, not '{truth}'.");

        using var annotations = Parse(truth);
        var folder = pictures ?? Path.GetDirectoryName(Path.GetFullPath(truth))!;
        var files = Names(annotations, truth, "images", "file_name").ToDictionary(one => one.Key, one => Path.Combine(folder, one.Value));
        var classes = Names(annotations, truth, "categories", "name");
        var found = files.ToDictionary(one => one.Key, _ => new List<FoundObject>());
        using var results = Parse(path);
        foreach (var (i, result) in results.RootElement.EnumerateArray().Index())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"'{path}', result {i}");
            var (image, label) = (Whole(result, "image_id", place), Whole(result, "category_id", place));
            if (!found.TryGetValue(image, out var objects))
                throw new CommandException($"{place}: image_id {image} is none of the pictures of '{truth}'.");
            if (!classes.TryGetValue(label, out var name))
                throw new CommandException($"{place}: category_id {label} is none of the categories of '{truth}'.");
            objects.Add(new FoundObject(name, Score(result, place), Box(result, place)));
        }

        return new FoundFile([.. found.Select(one => new FoundPicture(files[one.Key], [.. one.Value.OrderByDescending(o => o.Score)]))]);
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonDocument.Parse(stream);
        }
        catch (JsonException e)
        {
            throw new CommandException($"'{path}' is no JSON: {e.Message}");
        }
    }

    private static Dictionary<long, string> Names(JsonDocument annotations, string path, string list, string name)
    {
        if (annotations.RootElement.ValueKind != JsonValueKind.Object || !annotations.RootElement.TryGetProperty(list, out var items))
            throw new CommandException($"'{path}' has no '{list}', so it is no file of COCO's annotations.");
        return items.EnumerateArray().Index().ToDictionary(
            one => Whole(one.Item, "id", $"'{path}', {list}[{one.Index}]"), one => one.Item.GetProperty(name).GetString()!);
    }

    private static long Whole(JsonElement item, string key, string place) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out var number)
            ? number
            : throw new CommandException($"{place}: '{key}' has to be a whole number.");

    private static float Score(JsonElement item, string place) =>
        item.TryGetProperty("score", out var value) && value.ValueKind == JsonValueKind.Number && float.IsFinite(value.GetSingle())
            ? value.GetSingle()
            : throw new CommandException($"{place}: 'score' has to be a finite number.");

    private static float[] Box(JsonElement item, string place)
    {
        if (item.TryGetProperty("bbox", out var box) && box.ValueKind == JsonValueKind.Array && box.GetArrayLength() == 4
            && box.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Number))
        {
            float[] sides = [.. box.EnumerateArray().Select(v => v.GetSingle())];
            if (sides.All(float.IsFinite))
                return [sides[0], sides[1], sides[0] + sides[2], sides[1] + sides[3]];
        }

        throw new CommandException($"{place}: 'bbox' has to be four finite numbers: left, top, width and height.");
    }
}
