using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Cli.Detect;

/// <summary>What a saved detector finds in pictures, one by one.</summary>
internal static class DetectorScores
{
    private static readonly string[] Added = ["PredictedLabel", "PredictedBoundingBoxes", "Score"];

    public static ITransformer Load(MLContext context, string path)
    {
        if (!File.Exists(path))
            throw new CommandException($"There is no model '{path}'; 'mlvision detect train' makes one.");
        try
        {
            return context.Model.Load(path, out _);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or InvalidDataException or ArgumentException)
        {
            throw new CommandException($"'{path}' is no model that ML.NET loads: {e.Message}");
        }
    }

    /// <param name="model">A detector over the column Image.</param>
    /// <param name="pictures">A view with Image and ImagePath.</param>
    public static IEnumerable<FoundPicture> Of(ITransformer model, IDataView pictures)
    {
        var scored = Scored(model, pictures);
        var columns = Added.Append("ImagePath").Select(name => scored.Schema[name]).ToArray();
        var names = Names(columns[0]);
        using var cursor = scored.GetRowCursor(columns);
        var labels = cursor.GetGetter<VBuffer<uint>>(columns[0]);
        var boxes = cursor.GetGetter<VBuffer<float>>(columns[1]);
        var scores = cursor.GetGetter<VBuffer<float>>(columns[2]);
        var paths = cursor.GetGetter<ReadOnlyMemory<char>>(columns[3]);
        var (label, box, score, path) = (default(VBuffer<uint>), default(VBuffer<float>), default(VBuffer<float>), default(ReadOnlyMemory<char>));
        while (cursor.MoveNext())
        {
            labels(ref label);
            boxes(ref box);
            scores(ref score);
            paths(ref path);
            yield return new FoundPicture(path.ToString(), Objects(names, [.. label.DenseValues()], [.. box.DenseValues()], [.. score.DenseValues()]));
        }
    }

    private static IDataView Scored(ITransformer model, IDataView pictures)
    {
        try
        {
            var scored = model.Transform(pictures);
            var missing = Array.Find(Added, name => scored.Schema.GetColumnOrNull(name) is null);
            return missing is null ? scored : throw new CommandException($"The model is no detector: it gives no column '{missing}'.");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new CommandException($"The model does not take pictures in a column 'Image': {e.Message}");
        }
    }

    private static FoundObject[] Objects(string[] names, uint[] labels, float[] boxes, float[] scores)
    {
        var found = labels.Select((label, i) => new FoundObject(names[label - 1], scores[i], boxes[(4 * i)..((4 * i) + 4)]));
        return [.. found.OrderByDescending(o => o.Score)];
    }

    private static string[] Names(DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull("KeyValues") is null)
            throw new CommandException("The model's PredictedLabel has no class names (KeyValues); it is no detector of 'mlvision detect train'.");
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.Annotations.GetValue("KeyValues", ref names);
        return [.. names.DenseValues().Select(n => n.ToString())];
    }
}
