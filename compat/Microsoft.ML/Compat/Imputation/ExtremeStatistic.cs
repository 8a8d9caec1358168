using System.Numerics;

namespace Microsoft.ML.Compat.Imputation;

/// <summary>The smallest or largest value, starting from a bound that every value passes.</summary>
internal sealed class ExtremeStatistic<T>(bool largest, T bound, bool onlyFinite) : Statistic<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T _extreme = bound;

    public override void Add(T value)
    {
        if ((largest ? value > _extreme : value < _extreme) && (!onlyFinite || T.IsFinite(value)))
            _extreme = value;
    }

    public override T Finish(long count, long stored)
    {
        if (stored < count)
            Add(T.Zero);
        return _extreme;
    }
}
