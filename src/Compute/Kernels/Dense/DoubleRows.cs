using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Compute.Kernels.Dense;

/// <summary>
/// Sums and updates of rows in double precision. Each adds in an order that depends on the length alone, so that who computes a row, and where, changes no bit.
/// </summary>
internal static class DoubleRows
{
    private static int Lanes => Vector512<double>.Count;

    /// <summary>Σ a_i b_i.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b[..a.Length]);
        var (first, second) = (Vector512<double>.Zero, Vector512<double>.Zero);
        nuint i = 0, length = (nuint)a.Length, lanes = (nuint)Lanes;
        for (; i + (2 * lanes) <= length; i += 2 * lanes)
        {
            first = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i), Vector512.LoadUnsafe(ref y, i), first);
            second = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i + lanes), Vector512.LoadUnsafe(ref y, i + lanes), second);
        }

        var sum = Vector512.Sum(first + second);
        for (; i < length; i++)
        {
            sum += Unsafe.Add(ref x, i) * Unsafe.Add(ref y, i);
        }

        return sum;
    }

    /// <summary>y_i += factor x_i.</summary>
    public static void Add(Span<double> y, double factor, ReadOnlySpan<double> x)
    {
        ref var to = ref MemoryMarshal.GetReference(y);
        ref var from = ref MemoryMarshal.GetReference(x[..y.Length]);
        var factors = Vector512.Create(factor);
        nuint i = 0, length = (nuint)y.Length, lanes = (nuint)Lanes;
        for (; i + lanes <= length; i += lanes)
        {
            Vector512.FusedMultiplyAdd(factors, Vector512.LoadUnsafe(ref from, i), Vector512.LoadUnsafe(ref to, i)).StoreUnsafe(ref to, i);
        }

        for (; i < length; i++)
        {
            Unsafe.Add(ref to, i) += factor * Unsafe.Add(ref from, i);
        }
    }

    /// <summary>y_i += f v_i + g w_i, and then Σ y_i x_i: a step of tridiagonalisation passes over a matrix once.</summary>
    public static double AddAndDot(Span<double> y, double f, ReadOnlySpan<double> v, double g, ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        ref var to = ref MemoryMarshal.GetReference(y);
        ref var first = ref MemoryMarshal.GetReference(v[..y.Length]);
        ref var second = ref MemoryMarshal.GetReference(w[..y.Length]);
        ref var other = ref MemoryMarshal.GetReference(x[..y.Length]);
        var (fs, gs, sums) = (Vector512.Create(f), Vector512.Create(g), Vector512<double>.Zero);
        nuint i = 0, length = (nuint)y.Length, lanes = (nuint)Lanes;
        for (; i + lanes <= length; i += lanes)
        {
            var value = Vector512.FusedMultiplyAdd(fs, Vector512.LoadUnsafe(ref first, i), Vector512.LoadUnsafe(ref to, i));
            value = Vector512.FusedMultiplyAdd(gs, Vector512.LoadUnsafe(ref second, i), value);
            value.StoreUnsafe(ref to, i);
            sums = Vector512.FusedMultiplyAdd(value, Vector512.LoadUnsafe(ref other, i), sums);
        }

        var sum = Vector512.Sum(sums);
        for (; i < length; i++)
        {
            ref var value = ref Unsafe.Add(ref to, i);
            value += (f * Unsafe.Add(ref first, i)) + (g * Unsafe.Add(ref second, i));
            sum += value * Unsafe.Add(ref other, i);
        }

        return sum;
    }

    /// <summary>(x_i, y_i) become (c x_i - s y_i, s x_i + c y_i).</summary>
    public static void Rotate(Span<double> x, Span<double> y, double c, double s)
    {
        ref var first = ref MemoryMarshal.GetReference(x);
        ref var second = ref MemoryMarshal.GetReference(y[..x.Length]);
        var (cosines, sines) = (Vector512.Create(c), Vector512.Create(s));
        nuint i = 0, length = (nuint)x.Length, lanes = (nuint)Lanes;
        for (; i + lanes <= length; i += lanes)
        {
            var (a, b) = (Vector512.LoadUnsafe(ref first, i), Vector512.LoadUnsafe(ref second, i));
            ((cosines * a) - (sines * b)).StoreUnsafe(ref first, i);
            ((sines * a) + (cosines * b)).StoreUnsafe(ref second, i);
        }

        for (; i < length; i++)
        {
            ref var a = ref Unsafe.Add(ref first, i);
            ref var b = ref Unsafe.Add(ref second, i);
            (a, b) = ((c * a) - (s * b), (s * a) + (c * b));
        }
    }

    /// <summary>x_i *= factor.</summary>
    public static void Scale(Span<double> x, double factor)
    {
        foreach (ref var value in x)
        {
            value *= factor;
        }
    }

    /// <summary>√Σ x_i², without overflow or loss where squares have none or too much room.</summary>
    public static double Norm(ReadOnlySpan<double> x)
    {
        var squares = Dot(x, x);
        if (squares is > 1e-280 and < 1e280 or 0 && !Has(x))
        {
            return Math.Sqrt(squares);
        }

        var most = 0.0;
        foreach (var value in x)
        {
            most = Math.Max(most, Math.Abs(value));
        }

        var sum = 0.0;
        foreach (var value in x)
        {
            sum += value / most * (value / most);
        }

        return most * Math.Sqrt(sum);
    }

    private static bool Has(ReadOnlySpan<double> x) => x.ContainsAnyExcept(0);
}
