using System.Numerics;

namespace Microsoft.ML.Compat.Imputation;

/// <summary>The mean of the finite values; <paramref name="ofNothing"/> when there are none.</summary>
internal sealed class MeanStatistic<T>(double ofNothing) : Statistic<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _mean;
    private long _nonZeros;
    private long _notFinite;

    public override void Add(T value)
    {
        if (T.IsZero(value))
            return;
        if (!T.IsFinite(value))
        {
            _notFinite++;
            return;
        }

        var number = double.CreateTruncating(value);
        _nonZeros++;

        // Of different signs, the difference could overflow.
        if ((_mean > 0) ^ (number > 0))
            _mean = _mean - (_mean / _nonZeros) + (number / _nonZeros);
        else
            _mean += (number - _mean) / _nonZeros;
    }

    public override T Finish(long count, long stored)
        => T.CreateTruncating(count == _notFinite ? ofNothing : _mean * ((double)_nonZeros / (count - _notFinite)));
}
