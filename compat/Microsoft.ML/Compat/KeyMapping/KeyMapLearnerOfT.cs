using Microsoft.ML.Compat.Conversion;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.KeyMapping;

internal sealed class KeyMapLearner<T> : KeyMapLearner
{
    private readonly PrimitiveDataViewType _type;
    private readonly Predicate<T> _isMissing;
    private readonly HashSet<T> _seen = new(TextComparer.EqualityOf<T>());
    private readonly List<T> _values = [];
    private readonly Func<bool> _learn;
    private readonly int _limit;

    public KeyMapLearner(DataViewRow row, DataViewSchema.Column column, int limit)
    {
        _type = (PrimitiveDataViewType)column.Type.ItemType();
        _isMissing = _type is TextDataViewType ? MissingValues.IsDefault : MissingValues.TestOrNull<T>(_type) ?? (_ => false);
        _limit = limit;
        _learn = column.Type is VectorDataViewType ? VectorLearner(row.GetGetter<VBuffer<T>>(column)) : ScalarLearner(row.GetGetter<T>(column));
    }

    public override bool LearnRow() => _values.Count < _limit && _learn();

    public override KeyMap Finish(bool sorted)
    {
        // ML.NET refuses to sort no values, unless they are text.
        if (sorted && _values.Count == 0 && _type is not TextDataViewType)
            throw new ArgumentNullException("keys", $"There are no values of type {_type} to be put in order; map by occurrence where a column may be empty.");
        return new KeyMap<T>(_type, sorted ? [.. _values.Order(TextComparer.OrderOf<T>())] : [.. _values]);
    }

    private Func<bool> ScalarLearner(ValueGetter<T> getter)
    {
        T value = default;
        return () =>
        {
            getter(ref value);
            return TryAdd(value);
        };
    }

    private Func<bool> VectorLearner(ValueGetter<VBuffer<T>> getter)
    {
        VBuffer<T> vector = default;
        return () =>
        {
            getter(ref vector);

            // The zeros that a sparse row does not store are met where they stand.
            return vector.Items(all: true).All(item => TryAdd(item.Value));
        };
    }

    private bool TryAdd(T value)
    {
        if (!_isMissing(value) && !_seen.Contains(value))
        {
            var kept = Kept(value);
            _seen.Add(kept);
            _values.Add(kept);
        }

        return _values.Count < _limit;
    }

    // Text may lie in a buffer that the next row overwrites.
    private static T Kept(T value) => value is ReadOnlyMemory<char> text ? (T)(object)text.ToString().AsMemory() : value;
}
