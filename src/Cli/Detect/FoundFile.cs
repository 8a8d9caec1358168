using System.Text.Encodings.Web;
using System.Text.Json;

namespace MLNetVision.Cli.Detect;

/// <summary>
/// Detections as JSON: <c>{"pictures": [{"file": "a.jpg", "objects": [{"label": "dog", "score": 0.9, "box": [x0, y0, x1, y1]}]}]}</c>, the form that
/// 'detect predict' writes and 'detect evaluate' reads.
/// </summary>
internal sealed record FoundFile(IReadOnlyList<FoundPicture> Pictures)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <param name="path">The file; a list, as COCO has results, is read by the numbers of its annotations.</param>
    /// <param name="truth">The annotations.</param>
    /// <param name="pictures">Where their pictures lie; null for beside them.</param>
    public static FoundFile Read(string path, string truth, string? pictures)
    {
        if (CocoResults.IsOne(path))
            return CocoResults.Read(path, truth, pictures);

        FoundFile? file;
        try
        {
            file = JsonSerializer.Deserialize<FoundFile>(File.ReadAllText(path), Options);
        }
        catch (JsonException e)
        {
            throw new CommandException($"'{path}' is no file of detections: {e.Message} 'mlvision detect predict --json' writes one.");
        }

        foreach (var picture in file?.Pictures ?? throw new CommandException($"'{path}' is no file of detections: it says null."))
        {
            foreach (var (i, o) in picture.Objects.Index())
                Check(o, $"'{path}', picture '{picture.File}', object {i}");
        }

        return file;
    }

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    private static void Check(FoundObject o, string place)
    {
        if (o.Box.Length != 4 || !o.Box.All(float.IsFinite))
            throw new CommandException($"{place}: a box is four finite numbers, left, top, right and bottom; it is [{string.Join(", ", o.Box)}].");
        if (o.Label.Length == 0)
            throw new CommandException($"{place}: its label is empty.");
    }
}
