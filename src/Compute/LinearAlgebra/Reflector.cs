using MLNetVision.Compute.Kernels.Dense;

namespace MLNetVision.Compute.LinearAlgebra;

/// <summary>Householder's reflection I - tau v vᵀ with v_0 = 1, which brings a vector to (beta, 0, ..., 0).</summary>
internal static class Reflector
{
    /// <summary>Makes the reflection of x, which becomes v.</summary>
    /// <returns>tau, 0 where there is nothing to do; and beta.</returns>
    public static (double Tau, double Beta) Make(Span<double> x)
    {
        var (first, rest) = (x[0], DoubleRows.Norm(x[1..]));
        x[0] = 1;
        if (rest == 0)
        {
            return (0, first);
        }

        var beta = first <= 0 ? double.Hypot(first, rest) : -double.Hypot(first, rest);
        DoubleRows.Scale(x[1..], 1 / (first - beta));
        return ((beta - first) / beta, beta);
    }

    /// <summary>Reflects y.</summary>
    public static void Apply(ReadOnlySpan<double> v, double tau, Span<double> y) => DoubleRows.Add(y, -tau * DoubleRows.Dot(v, y), v);
}
