namespace MLNetVision.Torch.Lowering.Windows;

/// <summary>How a window slides along one axis.</summary>
/// <param name="Size">Places of the value.</param>
/// <param name="Places">Places of the window.</param>
/// <param name="Kernel">Places under the window.</param>
/// <param name="Stride">How far the window moves.</param>
/// <param name="Dilation">How far apart the places under it are.</param>
/// <param name="Before">Padding before the value.</param>
/// <param name="After">Padding behind it.</param>
internal readonly record struct Sliding(long Size, long Places, long Kernel, long Stride, long Dilation, long Before, long After)
{
    /// <summary>Whether there is as much padding behind as before.</summary>
    public bool IsEven => Before == After;

    /// <summary>Padding behind the value, or what is cut off it, with which the window fits exactly as often as it has places.</summary>
    public long AfterForPlaces => ((Places - 1) * Stride) + (Dilation * (Kernel - 1)) + 1 - Size - Before;

    /// <summary>Padding that keeps ceil(size / stride) places is what they need, its smaller half before the value.</summary>
    /// <param name="call">The run.</param>
    /// <param name="axis">The axis of the first input and the first output.</param>
    /// <param name="kernel">Places under the window.</param>
    /// <param name="stride">How far the window moves.</param>
    /// <param name="dilation">How far apart the places under it are.</param>
    /// <param name="padding">Padding before and behind, or as much as is needed.</param>
    public static Sliding Along(Call call, int axis, long kernel, long stride, long dilation, (long Before, long After, bool IsSame) padding)
    {
        var sliding = new Sliding(call.X.shape[axis], call.Dims()[axis], kernel, stride, dilation, padding.Before, padding.After);
        if (!padding.IsSame)
        {
            return sliding;
        }

        var total = Math.Max(0, ((sliding.Places - 1) * stride) + (dilation * (kernel - 1)) + 1 - sliding.Size);
        return sliding with { Before = total / 2, After = total - (total / 2) };
    }

    /// <summary>Where the window at a place begins, before the value where negative.</summary>
    public long Start(long place) => (place * Stride) - Before;

    /// <summary>Whether some place sees nothing but padding.</summary>
    public bool HasEmptyWindow()
    {
        for (var place = 0L; place < Places; place++)
        {
            var start = Start(place);
            var first = start >= 0 ? start : start + (((-start + Dilation - 1) / Dilation) * Dilation);
            if (first >= Size || first > start + ((Kernel - 1) * Dilation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Places of the window at a place that lie in the value or, where asked for, its padding; what hangs over the padding's end does not count.
    /// </summary>
    public long Extent(long place, bool countsPadding)
    {
        var count = 0L;
        for (var tap = 0; tap < Kernel; tap++)
        {
            var at = Start(place) + (tap * Dilation);
            count += countsPadding ? (at < Size + After ? 1 : 0) : at >= 0 && at < Size ? 1 : 0;
        }

        return count;
    }
}
