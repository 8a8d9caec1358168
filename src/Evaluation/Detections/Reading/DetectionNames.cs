using Microsoft.ML;

namespace MLNetVision.Evaluation.Reading;

/// <summary>The columns of labels, boxes and scores.</summary>
internal sealed record DetectionNames(string Label, string Boxes, string FoundLabel, string FoundBoxes, string Score)
{
    /// <summary>All columns that are read; those that are missing are named.</summary>
    public IEnumerable<DataViewSchema.Column> Columns(DataViewSchema schema, DetectionEvaluationOptions options)
    {
        (string? Name, string Role)[] wanted =
        [
            (Label, "label"), (Boxes, "bounding box"), (FoundLabel, "predicted label"), (FoundBoxes, "predicted bounding box"), (Score, "score"),
            (options.DifficultColumn, "difficult"), (options.CrowdColumn, "crowd"), (options.AreaColumn, "area"), (options.IdColumn, "id"),
        ];
        return wanted.Where(w => w.Name is not null).Select(w => DetectionColumns.Find(schema, w.Name!, w.Role));
    }
}
