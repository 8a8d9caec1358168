namespace MLNetVision.Torch.Lowering.Windows;

/// <summary>Which element of a plane each tap of a window sees from each place, over any number of axes.</summary>
internal sealed class SeenElements
{
    private readonly Sliding[] _axes;

    public SeenElements(Sliding[] axes)
    {
        _axes = axes;
        Places = axes.Aggregate(1L, (product, axis) => product * axis.Places);
        Taps = axes.Aggregate(1L, (product, axis) => product * axis.Kernel);
        Elements = new long[Places * Taps];
        for (var i = 0L; i < Elements.Length; i++)
        {
            Elements[i] = Seen(i / Taps, i % Taps);
        }
    }

    public long Places { get; }

    public long Taps { get; }

    /// <summary>[place, tap]: the element, or -1 where it lies outside.</summary>
    public long[] Elements { get; }

    /// <summary>Taps of each place that lie inside; or inside and in the padding.</summary>
    public double[] Counts(bool countsPadding)
    {
        var counts = new double[Places];
        for (var place = 0L; place < counts.Length; place++)
        {
            var (count, rest) = (1L, place);
            for (var axis = _axes.Length - 1; axis >= 0; axis--)
            {
                (rest, var at) = Math.DivRem(rest, _axes[axis].Places);
                count *= _axes[axis].Extent(at, countsPadding);
            }

            counts[place] = count;
        }

        return counts;
    }

    private long Seen(long place, long tap)
    {
        var (element, stride) = (0L, 1L);
        for (var axis = _axes.Length - 1; axis >= 0; axis--)
        {
            var sliding = _axes[axis];
            (place, var p) = Math.DivRem(place, sliding.Places);
            (tap, var t) = Math.DivRem(tap, sliding.Kernel);
            var at = sliding.Start(p) + (t * sliding.Dilation);
            if (at < 0 || at >= sliding.Size)
            {
                return -1;
            }

            element += at * stride;
            stride *= sliding.Size;
        }

        return element;
    }
}
