using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Trainers.Reading;

/// <summary>A number a row, which training sees with mean 0 and deviation 1.</summary>
internal sealed class NumberTargets : TargetColumn
{
    private readonly List<float> _values = [];

    public NumberTargets(string owner, DataViewSchema.Column column)
    {
        if (column.Type is not NumberDataViewType)
        {
            throw new ArgumentException($"{owner}: the label column '{column.Name}' has to be a number, but is {column.Type}. Convert it, to Single best.");
        }
    }

    public override IReadOnlyList<string> Labels => [];

    public override int Outputs => 1;

    public override int Count => _values.Count;

    public override float[] Numbers => [.. _values];

    public override Func<bool> Bind(DataViewRow row, DataViewSchema.Column column)
    {
        var read = NumberGetters.For(row, column);
        return () =>
        {
            var value = read();
            var isThere = double.IsFinite(value);
            if (isThere)
            {
                _values.Add((float)value);
            }

            return isThere;
        };
    }
}
