using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Estimators.Embedding.Forces.Fields.Kernels;

/// <summary>
/// Fourier transforms of as many columns as a vector has lanes, side by side: Stockham's order, which needs no reversal of bits. The inverse is the same
/// with the real and the imaginary parts exchanged; nothing is divided by the length.
/// </summary>
/// <param name="plan">The length and its factors.</param>
internal sealed unsafe class FourierTile(FourierPlan plan)
{
    /// <summary>Transforms [length, lanes] from x, with y as room; says where the result is.</summary>
    /// <returns>Whether it is in y.</returns>
    public bool Run<T>(float* xr, float* xi, float* yr, float* yi)
        where T : struct, ILanes<T>
    {
        var (rest, stride, isInY) = (plan.Length, 1, false);
        fixed (float* cosines = plan.Cosines, sines = plan.Sines)
        {
            foreach (var factor in plan.Factors)
            {
                rest /= factor;
                var stage = isInY
                    ? new Stage(yr, yi, xr, xi, cosines, sines, rest, stride)
                    : new Stage(xr, xi, yr, yi, cosines, sines, rest, stride);
                switch (factor)
                {
                    case 2:
                        Two<T>(stage);
                        break;
                    case 3:
                        Three<T>(stage);
                        break;
                    case 4:
                        Four<T>(stage);
                        break;
                    default:
                        Five<T>(stage);
                        break;
                }

                stride *= factor;
                isInY = !isInY;
            }
        }

        return isInY;
    }

    private static void Two<T>(Stage stage)
        where T : struct, ILanes<T>
    {
        for (var p = 0; p < stage.Rest; p++)
        {
            for (var q = 0; q < stage.Stride; q++)
            {
                Complex<T> a = stage.Load<T>(p, 0, q), b = stage.Load<T>(p, 1, q);
                stage.Store(a + b, 2, p, 0, q);
                stage.Store((a - b).Times(stage.Root<T>(p)), 2, p, 1, q);
            }
        }
    }

    private static void Three<T>(Stage stage)
        where T : struct, ILanes<T>
    {
        T half = T.Spread(-0.5f), sine = T.Spread(0.8660254037844386f);
        for (var p = 0; p < stage.Rest; p++)
        {
            Complex<T> w1 = stage.Root<T>(p), w2 = stage.Root<T>(2 * p);
            for (var q = 0; q < stage.Stride; q++)
            {
                Complex<T> a = stage.Load<T>(p, 0, q), b = stage.Load<T>(p, 1, q), c = stage.Load<T>(p, 2, q), sum = b + c;
                Complex<T> middle = a + (sum * half), turned = ((b - c) * sine).Turned();
                stage.Store(a + sum, 3, p, 0, q);
                stage.Store((middle + turned).Times(w1), 3, p, 1, q);
                stage.Store((middle - turned).Times(w2), 3, p, 2, q);
            }
        }
    }

    private static void Four<T>(Stage stage)
        where T : struct, ILanes<T>
    {
        for (var p = 0; p < stage.Rest; p++)
        {
            Complex<T> w1 = stage.Root<T>(p), w2 = stage.Root<T>(2 * p), w3 = stage.Root<T>(3 * p);
            for (var q = 0; q < stage.Stride; q++)
            {
                Complex<T> a = stage.Load<T>(p, 0, q), b = stage.Load<T>(p, 1, q), c = stage.Load<T>(p, 2, q), d = stage.Load<T>(p, 3, q);
                Complex<T> ac = a + c, bd = b + d, even = a - c, odd = (b - d).Turned();
                stage.Store(ac + bd, 4, p, 0, q);
                stage.Store((even + odd).Times(w1), 4, p, 1, q);
                stage.Store((ac - bd).Times(w2), 4, p, 2, q);
                stage.Store((even - odd).Times(w3), 4, p, 3, q);
            }
        }
    }

    private static void Five<T>(Stage stage)
        where T : struct, ILanes<T>
    {
        T c1 = T.Spread(0.30901699437494745f), c2 = T.Spread(-0.8090169943749475f), s1 = T.Spread(0.9510565162951535f), s2 = T.Spread(0.5877852522924731f);
        for (var p = 0; p < stage.Rest; p++)
        {
            Complex<T> w1 = stage.Root<T>(p), w2 = stage.Root<T>(2 * p), w3 = stage.Root<T>(3 * p), w4 = stage.Root<T>(4 * p);
            for (var q = 0; q < stage.Stride; q++)
            {
                Complex<T> a = stage.Load<T>(p, 0, q), b = stage.Load<T>(p, 1, q), c = stage.Load<T>(p, 2, q), d = stage.Load<T>(p, 3, q);
                var e = stage.Load<T>(p, 4, q);
                Complex<T> be = b + e, cd = c + d, outer = b - e, inner = c - d;
                Complex<T> m1 = a + (be * c1) + (cd * c2), m2 = a + (be * c2) + (cd * c1);
                Complex<T> t1 = ((outer * s1) + (inner * s2)).Turned(), t2 = ((outer * s2) - (inner * s1)).Turned();
                stage.Store(a + be + cd, 5, p, 0, q);
                stage.Store((m1 + t1).Times(w1), 5, p, 1, q);
                stage.Store((m2 + t2).Times(w2), 5, p, 2, q);
                stage.Store((m2 - t2).Times(w3), 5, p, 3, q);
                stage.Store((m1 - t1).Times(w4), 5, p, 4, q);
            }
        }
    }

    /// <summary>One factor's step: x[q + stride (p + rest k)] become y[q + stride (factor p + j)].</summary>
    private readonly ref struct Stage(float* xr, float* xi, float* yr, float* yi, float* cosines, float* sines, int rest, int stride)
    {
        private readonly float* _xr = xr;
        private readonly float* _xi = xi;
        private readonly float* _yr = yr;
        private readonly float* _yi = yi;
        private readonly float* _cosines = cosines;
        private readonly float* _sines = sines;

        public int Rest { get; } = rest;

        public int Stride { get; } = stride;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Complex<T> Load<T>(int p, int k, int q)
            where T : struct, ILanes<T>
        {
            var at = (q + (Stride * (p + (Rest * k)))) * T.Count;
            return new Complex<T>(T.Load(_xr + at), T.Load(_xi + at));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Store<T>(Complex<T> value, int factor, int p, int j, int q)
            where T : struct, ILanes<T>
        {
            var at = (q + (Stride * ((factor * p) + j))) * T.Count;
            value.Re.Store(_yr + at);
            value.Im.Store(_yi + at);
        }

        /// <summary>The root of p in the transform that this step belongs to: those of the whole length, stride apart.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Complex<T> Root<T>(int p)
            where T : struct, ILanes<T> => new(T.Spread(_cosines[p * Stride]), T.Spread(_sines[p * Stride]));
    }
}
