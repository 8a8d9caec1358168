using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Compat.Imputation;

internal sealed class ReplacementLearner<T> : ReplacementLearner
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly DataViewType _type;
    private readonly bool _bySlot;
    private readonly ValueGetter<T> _scalar;
    private readonly ValueGetter<VBuffer<T>> _vector;
    private readonly Statistic<T>[] _statistics;
    private readonly long[] _stored;
    private VBuffer<T> _slots;
    private long _count;

    public ReplacementLearner(DataViewRow row, DataViewSchema.Column column, MissingValueReplacingEstimator.ReplacementMode mode, bool bySlot)
    {
        _bySlot = bySlot && column.Type.IsKnownSizeVector();
        _type = _bySlot ? column.Type : column.Type.ItemType();
        _scalar = column.Type is VectorDataViewType ? null : row.GetGetter<T>(column);
        _vector = column.Type is VectorDataViewType ? row.GetGetter<VBuffer<T>>(column) : null;
        _statistics = [.. Enumerable.Range(0, _bySlot ? column.Type.ValueCount() : 1).Select(_ => Create(mode, column.Type))];
        _stored = new long[_statistics.Length];
    }

    public override void LearnRow()
    {
        if (_vector is not null)
        {
            LearnVector();
            return;
        }

        T value = default;
        _scalar(ref value);
        _count++;
        Add(0, value);
    }

    public override Replacement Finish() => new Replacement<T>(_type, [.. _statistics.Select((statistic, i) => statistic.Finish(_count, _stored[i]))]);

    private void LearnVector()
    {
        _vector(ref _slots);
        _count += _bySlot ? 1 : _slots.Length;
        var values = _slots.GetValues();
        var indices = _slots.GetIndices();
        for (var i = 0; i < values.Length; i++)
            Add(!_bySlot ? 0 : _slots.IsDense ? i : indices[i], values[i]);
    }

    private void Add(int statistic, T value)
    {
        _stored[statistic]++;
        _statistics[statistic].Add(value);
    }

    private Statistic<T> Create(MissingValueReplacingEstimator.ReplacementMode mode, DataViewType type) => mode switch
    {
        // As in ML.NET: over all slots of nothing but missing values the mean is 0 / 0, else 0.
        MissingValueReplacingEstimator.ReplacementMode.Mean => new MeanStatistic<T>(type is VectorDataViewType && !_bySlot ? double.NaN : 0),
        MissingValueReplacingEstimator.ReplacementMode.Minimum => Extreme(largest: false),
        MissingValueReplacingEstimator.ReplacementMode.Maximum => Extreme(largest: true),
        MissingValueReplacingEstimator.ReplacementMode.Mode => new ModeStatistic<T>(),
        _ => throw Errors.Invalid($"There is no replacement mode {mode}."),
    };

    // As in ML.NET: slots of Double vectors start at the largest finite numbers and pass infinities over, all others start at infinity.
    private ExtremeStatistic<T> Extreme(bool largest)
    {
        var finite = _bySlot && typeof(T) == typeof(double);
        var end = finite ? T.CreateTruncating(double.MaxValue) : T.PositiveInfinity;
        return new ExtremeStatistic<T>(largest, largest ? -end : end, finite);
    }
}
