using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Evaluation.Reading;

namespace MLNetVision.Evaluation.Running;

/// <summary>The columns of a scored view of two classes. Those of probabilities and predictions need not be there.</summary>
internal sealed record BinaryColumns(string Label, string Score, string Probability, string Predicted)
{
    public Found Find(DataViewSchema schema, EvaluationOptions options)
    {
        var label = Columns.Find(schema, Label, "label");
        var score = Of(Columns.Find(schema, Score, "score"), NumberDataViewType.Single, "score", "Single");
        var probability = Optional(schema, Probability, NumberDataViewType.Single, "probability", "Single");
        var predicted = Optional(schema, Predicted, BooleanDataViewType.Instance, "predicted label", "Boolean");
        if (options.Threshold != 0.5 && probability is null)
        {
            throw new ArgumentException(
                $"EvaluateDetailed: a threshold of {options.Threshold} needs probabilities, but the data has no column '{Probability}'. Use a calibrated "
                + $"model, or "
                + "leave Threshold at 0.5.", nameof(options));
        }

        return new Found(label, score, probability, predicted);
    }

    private static DataViewSchema.Column? Optional(DataViewSchema schema, string name, DataViewType type, string role, string expected) =>
        schema.GetColumnOrNull(name) is { } column ? Of(column, type, role, expected) : null;

    private static DataViewSchema.Column Of(DataViewSchema.Column column, DataViewType type, string role, string expected) =>
        column.Type.Equals(type) ? column : throw Columns.Mistaken(column, role, expected);

    public sealed record Found(DataViewSchema.Column Label, DataViewSchema.Column Score, DataViewSchema.Column? Probability, DataViewSchema.Column? Predicted)
    {
        public IEnumerable<DataViewSchema.Column> All => new DataViewSchema.Column?[] { Label, Score, Probability, Predicted }.OfType<DataViewSchema.Column>();

        public (Func<float> Score, Func<float>? Probability, Func<bool>? Predicted) Readers(DataViewRow row) => (
            Reader<float>(row, Score), Probability is { } p ? Reader<float>(row, p) : null, Predicted is { } said ? Reader<bool>(row, said) : null);

        private static Func<T> Reader<T>(DataViewRow row, DataViewSchema.Column column)
        {
            var getter = row.GetGetter<T>(column);
            return () =>
            {
                T value = default!;
                getter(ref value);
                return value;
            };
        }
    }
}
