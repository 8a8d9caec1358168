using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Metrics;

namespace MLNetVision.Evaluation.Reading;

/// <summary>Reads what is in a picture and what was found there, and refuses what does not belong together.</summary>
internal sealed class DetectionReader
{
    private readonly DataViewRow _row;
    private readonly DetectionClasses.Reader _labels, _foundLabels;
    private readonly Func<float[]> _boxes, _foundBoxes, _scores;
    private readonly Func<bool[]>? _difficult, _crowds;
    private readonly Func<float[]>? _areas;
    private readonly Func<string> _id;
    private readonly DetectionNames _names;

    public DetectionReader(DataViewRow row, DetectionNames names, DetectionEvaluationOptions options, DetectionClasses classes)
    {
        (_row, _names) = (row, names);
        DataViewSchema.Column Find(string name, string role) => DetectionColumns.Find(row.Schema, name, role);
        _labels = classes.Of(row, Find(names.Label, "label"), "label");
        _boxes = DetectionColumns.Singles(row, Find(names.Boxes, "bounding box"), "bounding box");
        _foundLabels = classes.Of(row, Find(names.FoundLabel, "predicted label"), "predicted label");
        _foundBoxes = DetectionColumns.Singles(row, Find(names.FoundBoxes, "predicted bounding box"), "predicted bounding box");
        _scores = DetectionColumns.Singles(row, Find(names.Score, "score"), "score");
        _difficult = options.DifficultColumn is { } d ? DetectionColumns.Flags(row, Find(d, "difficult"), "difficult") : null;
        _crowds = options.CrowdColumn is { } c ? DetectionColumns.Flags(row, Find(c, "crowd"), "crowd") : null;
        _areas = options.AreaColumn is { } a ? DetectionColumns.Singles(row, Find(a, "area"), "area") : null;
        _id = IdOf(row, options.IdColumn);
    }

    public string Id => _id();

    public TrueBox[] Truth()
    {
        var labels = _labels(_row.Position);
        var boxes = Boxes(_boxes(), labels.Length, _names.Label, _names.Boxes);
        var difficult = Fitting(_difficult?.Invoke(), labels.Length, "difficult");
        var crowds = Fitting(_crowds?.Invoke(), labels.Length, "crowd");
        var areas = Fitting(_areas?.Invoke(), labels.Length, "area");
        return [.. labels.Select((label, i) => new TrueBox(label, boxes[i])
        {
            IsDifficult = difficult?[i] == true,
            IsCrowd = crowds?[i] == true,
            Area = areas?[i] is { } area && !float.IsNaN(area) ? area : null,
        })];
    }

    public FoundBox[] Found()
    {
        var (labels, scores) = (_foundLabels(_row.Position), _scores());
        var boxes = Boxes(_foundBoxes(), labels.Length, _names.FoundLabel, _names.FoundBoxes);
        if (scores.Length != labels.Length)
        {
            throw DetectionColumns.Faulty(_row.Position,
                $"'{_names.Score}' has {scores.Length} scores for the {labels.Length} objects of '{_names.FoundLabel}'. Give one for each.");
        }

        if (Array.FindIndex(scores, float.IsNaN) is var place and >= 0)
            throw DetectionColumns.Faulty(_row.Position, $"score {place} of '{_names.Score}' is not a number. Leave such an object out.");
        return [.. labels.Select((label, i) => new FoundBox(label, boxes[i], scores[i]))];
    }

    /// <summary>True boxes have to be boxes; what a detector found may be none, which is wrong then.</summary>
    public void CheckTruth(TrueBox[] truth)
    {
        var place = Array.FindIndex(truth, t => !t.Box.IsBox);
        if (place >= 0)
        {
            var (x0, y0, x1, y1) = truth[place].Box;
            throw DetectionColumns.Faulty(_row.Position,
                string.Create(CultureInfo.InvariantCulture, $"object {place} of '{_names.Boxes}' is no box: ({x0}, {y0}, {x1}, {y1}). ")
                + "Its sides are left, top, right, bottom in pixels: finite, left not beyond right, top not below bottom.");
        }
    }

    private static Func<string> IdOf(DataViewRow row, string? name)
    {
        if (name is null)
            return () => row.Position.ToString(CultureInfo.InvariantCulture);
        var column = DetectionColumns.Find(row.Schema, name, "id");
        if (column.Type is TextDataViewType)
        {
            var getter = row.GetGetter<ReadOnlyMemory<char>>(column);
            ReadOnlyMemory<char> text = default;
            return () =>
            {
                getter(ref text);
                return text.ToString();
            };
        }

        var number = Numbers.ReaderOrNull(row, column) ?? throw DetectionColumns.Mistaken(column, "id", "text or numbers");
        return () => number().ToString(CultureInfo.InvariantCulture);
    }

    private Box[] Boxes(float[] sides, int count, string labels, string boxes)
    {
        if (sides.Length != 4 * count)
        {
            throw DetectionColumns.Faulty(_row.Position,
                $"'{boxes}' has {sides.Length} numbers, but '{labels}' {count} objects of 4 each, {4 * count}. Give x0, y0, x1, y1 for each object.");
        }

        return [.. sides.Chunk(4).Select(s => new Box(s[0], s[1], s[2], s[3]))];
    }

    private T[]? Fitting<T>(T[]? values, int count, string role) => values is null || values.Length == count
        ? values
        : throw DetectionColumns.Faulty(
            _row.Position, $"the {role} column has {values.Length} values for the {count} objects of '{_names.Label}'. Give one for each.");
}
