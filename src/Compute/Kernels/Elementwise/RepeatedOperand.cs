using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Kernels.Elementwise;

/// <summary>
/// A few numbers, one for each element of a result's innermost axis, written again and again until vectors can go along them as they go along the result: for
/// channels, of which there are fewer than make a loop worthwhile.
/// </summary>
internal sealed unsafe class RepeatedOperand
{
    private const int MostNumbers = 64;
    private const int LeastRun = 2048;

    private readonly int _period;
    private readonly PinnedFloats _numbers;

    private RepeatedOperand(int period)
    {
        _period = period;
        Run = (LeastRun + period - 1) / period * period;
        _numbers = new PinnedFloats(Run + period);
    }

    /// <summary>How many elements are gone through at once.</summary>
    public int Run { get; }

    /// <summary>
    /// The operand where its numbers are that few and repeat along the whole result, while the other lies as the result does; null otherwise.
    /// </summary>
    public static RepeatedOperand? Of(StretchedAxes axes, int[] strides, int[] other) =>
        strides is [0, 1] && axes.Sizes[1] <= MostNumbers && axes.IsLikeResult(other) ? new RepeatedOperand(axes.Sizes[1]) : null;

    public void Repeat(float* numbers)
    {
        var all = _numbers.Floats.Span;
        new ReadOnlySpan<float>(numbers, _period).CopyTo(all);
        for (var filled = _period; filled < all.Length; filled *= 2)
        {
            all[..Math.Min(filled, all.Length - filled)].CopyTo(all[filled..]);
        }
    }

    /// <summary>What belongs to a run of elements of the result, the first of which is given.</summary>
    public float* From(long element) => _numbers.Floats.Start + (element % _period);
}
