using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Trainers.Reading;

/// <summary>Several labels a row, each there or not: a vector of truth values, or of probabilities from 0 to 1.</summary>
internal sealed class LabelVectorTargets : TargetColumn
{
    private readonly List<float> _values = [];
    private readonly string _owner;

    public LabelVectorTargets(string owner, DataViewSchema.Column column, IReadOnlyList<string>? known)
    {
        if (column.Type is not VectorDataViewType { IsKnownSize: true, ItemType: BooleanDataViewType or NumberDataViewType } vector
            || (vector.ItemType.RawType != typeof(bool) && vector.ItemType.RawType != typeof(float)))
        {
            throw new ArgumentException(
                $"{owner}: the label column '{column.Name}' has to be a vector of Boolean or Single of known size, but is {column.Type}.");
        }

        _owner = owner;
        Labels = NamesOf(column, vector.Size);
        if (known is not null && !known.SequenceEqual(Labels))
        {
            throw new ArgumentException(
                $"{owner}: the label column '{column.Name}' has the labels {string.Join(", ", Labels)}, but those learnt are {string.Join(", ", known)}.");
        }
    }

    public override IReadOnlyList<string> Labels { get; }

    public override int Outputs => Labels.Count;

    public override int Count => _values.Count / Labels.Count;

    public override float[] Numbers => [.. _values];

    public override Func<bool> Bind(DataViewRow row, DataViewSchema.Column column) =>
        ((VectorDataViewType)column.Type).ItemType is BooleanDataViewType
            ? Bind<bool>(row, column, value => value ? 1 : 0)
            : Bind<float>(row, column, value => value);

    private Func<bool> Bind<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float> convert)
    {
        var get = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> values = default;
        return () =>
        {
            get(ref values);
            var numbers = values.DenseValues().Select(convert).ToArray();
            if (numbers.Any(float.IsNaN))
            {
                return false;
            }

            if (numbers.FirstOrDefault(n => n is not (>= 0 and <= 1), 0) is not 0 and var wrong)
            {
                throw new InvalidOperationException(
                    $"{_owner}: the label column '{column.Name}' has {wrong} in row {row.Position}; labels are there or not, or probabilities from 0 to 1.");
            }

            _values.AddRange(numbers);
            return true;
        };
    }

    private static string[] NamesOf(DataViewSchema.Column column, int size)
    {
        if (!column.HasSlotNames())
        {
            return [.. Enumerable.Range(0, size).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        }

        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        return [.. names.DenseValues().Select((name, i) => name.IsEmpty ? i.ToString(CultureInfo.InvariantCulture) : name.ToString())];
    }
}
