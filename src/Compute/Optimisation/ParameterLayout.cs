using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Optimisation;

/// <summary>
/// How the numbers of a parameter lie in memory. Kernels may want another order than the plain one, row by row, and zeros between; places that hold no
/// number of the plain order are zero in weights and gradients and stay so, as every update of a zero by a zero gradient is zero.
/// </summary>
internal abstract class ParameterLayout
{
    /// <summary>How many numbers are stored, zeros for filling included.</summary>
    public abstract long StoredCount { get; }

    /// <summary>From the plain order into this one, the filling included.</summary>
    public abstract void Pack(ReadOnlySpan<float> plain, Floats stored);

    /// <summary>From this order into the plain one.</summary>
    public abstract void Unpack(Floats stored, Span<float> plain);
}
