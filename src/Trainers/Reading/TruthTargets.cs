using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Trainers.Reading;

/// <summary>Yes or no a row: 1 or 0.</summary>
internal sealed class TruthTargets : TargetColumn
{
    private readonly List<float> _values = [];

    public TruthTargets(string owner, DataViewSchema.Column column)
    {
        if (column.Type is not BooleanDataViewType)
        {
            throw new ArgumentException(
                $"{owner}: the label column '{column.Name}' has to be Boolean, but is {column.Type}. Convert it, or let MulticlassClassification learn it.");
        }
    }

    public override IReadOnlyList<string> Labels => [];

    public override int Outputs => 1;

    public override int Count => _values.Count;

    public override float[] Numbers => [.. _values];

    public override int ClassOf(int row) => (int)_values[row];

    public override Func<bool> Bind(DataViewRow row, DataViewSchema.Column column)
    {
        var get = row.GetGetter<bool>(column);
        var value = false;
        return () =>
        {
            get(ref value);
            _values.Add(value ? 1 : 0);
            return true;
        };
    }
}
