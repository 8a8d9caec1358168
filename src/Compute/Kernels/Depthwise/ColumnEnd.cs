using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Products;

namespace MLNetVision.Compute.Kernels.Depthwise;

/// <summary>How a vector of channels is left at place after place: finished, or added to what is there.</summary>
internal readonly unsafe struct ColumnEnd<T>
    where T : struct, ILanes<T>
{
    private readonly T _scale;
    private readonly T _shift;
    private readonly T _slope;
    private readonly T _least;
    private readonly T _top;
    private readonly bool _finishes;
    private readonly bool _adds;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ColumnEnd(in Finish finish, int channel, bool adds)
    {
        _finishes = !finish.IsNone;
        _adds = adds;
        (_scale, _shift) = (finish.ScaleOf<T>(channel), finish.ShiftOf<T>(channel));
        (_slope, _least, _top) = (T.Spread(finish.Tail.Slope), T.Spread(finish.Tail.Least), T.Spread(finish.Tail.Top));
        Residual = finish.Residual.IsEmpty ? null : finish.Residual.Start + channel;
    }

    /// <summary>Where the column's residuals begin, or null.</summary>
    public float* Residual { get; }

    /// <summary>Leaves the sums of one place, and goes on to the next place's residual.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave(T sum, float* at, ref float* residual, nint step)
    {
        if (_finishes)
        {
            sum = Finish.Apply(sum, _scale, _shift, _slope, _least, _top, residual);
            residual = residual is null ? null : residual + step;
        }

        (_adds ? sum + T.Load(at) : sum).Store(at);
    }
}
