using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Compute.Kernels.Dense;

/// <summary>
/// The innermost product: of two panels, each a row of <see cref="Width"/> numbers for every step of the depth, eight columns of one by all columns of the
/// other. Single and double precision share it; without vectors of 512 bits the same sums are added in halves.
/// </summary>
internal static unsafe class PanelTile<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Columns of the first panel that one call takes.</summary>
    public const int Rows = 8;

    /// <summary>Columns of a panel: two vectors.</summary>
    public static int Width => 2 * Vector512<T>.Count;

    /// <summary>result[r, c] = Σ_k a[k, r] b[k, c], for eight r and all c.</summary>
    /// <param name="a">The first of the eight columns of a panel.</param>
    /// <param name="b">A panel.</param>
    /// <param name="depth">Steps.</param>
    /// <param name="result">[8, Width].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(T* a, T* b, int depth, T* result)
    {
        var (lanes, width) = (Vector512<T>.Count, Width);
        Vector512<T> l0 = default, l1 = default, l2 = default, l3 = default, l4 = default, l5 = default, l6 = default, l7 = default;
        Vector512<T> h0 = default, h1 = default, h2 = default, h3 = default, h4 = default, h5 = default, h6 = default, h7 = default;
        for (var k = 0; k < depth; k++)
        {
            var (low, high) = (Vector512.Load(b), Vector512.Load(b + lanes));
            (l0, h0) = Step(a[0], low, high, l0, h0);
            (l1, h1) = Step(a[1], low, high, l1, h1);
            (l2, h2) = Step(a[2], low, high, l2, h2);
            (l3, h3) = Step(a[3], low, high, l3, h3);
            (l4, h4) = Step(a[4], low, high, l4, h4);
            (l5, h5) = Step(a[5], low, high, l5, h5);
            (l6, h6) = Step(a[6], low, high, l6, h6);
            (l7, h7) = Step(a[7], low, high, l7, h7);
            a += width;
            b += width;
        }

        Store(result, l0, h0);
        Store(result + width, l1, h1);
        Store(result + (2 * width), l2, h2);
        Store(result + (3 * width), l3, h3);
        Store(result + (4 * width), l4, h4);
        Store(result + (5 * width), l5, h5);
        Store(result + (6 * width), l6, h6);
        Store(result + (7 * width), l7, h7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<T> Low, Vector512<T> High) Step(T a, Vector512<T> low, Vector512<T> high, Vector512<T> l, Vector512<T> h)
    {
        var factor = Vector512.Create(a);
        return (Fused(factor, low, l), Fused(factor, high, h));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Fused(Vector512<T> a, Vector512<T> b, Vector512<T> c) => typeof(T) == typeof(float)
        ? Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* to, Vector512<T> low, Vector512<T> high)
    {
        low.Store(to);
        high.Store(to + Vector512<T>.Count);
    }
}
