using System.Numerics;

namespace Microsoft.ML.Compat.Imputation;

/// <summary>The finite value that first reached the highest count; zeros that are not stored do not count.</summary>
internal sealed class ModeStatistic<T> : Statistic<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<T, int> _counts = [];
    private T _mode;
    private int _highest;

    public override void Add(T value)
    {
        if (!T.IsFinite(value))
            return;
        var count = _counts.GetValueOrDefault(value) + 1;
        _counts[value] = count;
        if (count > _highest)
        {
            _mode = value;
            _highest = count;
        }
    }

    public override T Finish(long count, long stored) => _mode;
}
