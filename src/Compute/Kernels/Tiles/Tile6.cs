using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Tiles;

/// <summary>
/// 6 rows by two vectors of a matrix product, held in registers throughout.
/// </summary>
internal readonly unsafe struct Tile6 : ITile
{
    public static int Rows => 6;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather<T>(float** rows, nint taps, nint depth, float* panel, float* result, nint stride, bool adds)
        where T : struct, ILanes<T>
    {
        T a0 = T.Zero, b0 = T.Zero, a1 = T.Zero, b1 = T.Zero, a2 = T.Zero, b2 = T.Zero, a3 = T.Zero, b3 = T.Zero, a4 = T.Zero, b4 = T.Zero, a5 = T.Zero, b5 = T.Zero;
        for (nint tap = 0; tap < taps; tap++)
        {
            float* r0 = rows[0], r1 = rows[1], r2 = rows[2], r3 = rows[3], r4 = rows[4], r5 = rows[5];
            rows += 6;
            for (nint k = 0; k < depth; k++)
            {
                T p = T.Load(panel), q = T.Load(panel + T.Count);
                panel += 2 * T.Count;
                var x = T.Spread(r0[k]);
                a0 = T.MultiplyAdd(x, p, a0);
                b0 = T.MultiplyAdd(x, q, b0);
                x = T.Spread(r1[k]);
                a1 = T.MultiplyAdd(x, p, a1);
                b1 = T.MultiplyAdd(x, q, b1);
                x = T.Spread(r2[k]);
                a2 = T.MultiplyAdd(x, p, a2);
                b2 = T.MultiplyAdd(x, q, b2);
                x = T.Spread(r3[k]);
                a3 = T.MultiplyAdd(x, p, a3);
                b3 = T.MultiplyAdd(x, q, b3);
                x = T.Spread(r4[k]);
                a4 = T.MultiplyAdd(x, p, a4);
                b4 = T.MultiplyAdd(x, q, b4);
                x = T.Spread(r5[k]);
                a5 = T.MultiplyAdd(x, p, a5);
                b5 = T.MultiplyAdd(x, q, b5);
            }
        }

        Write(result, a0, b0, adds);
        Write(result + stride, a1, b1, adds);
        Write(result + (2 * stride), a2, b2, adds);
        Write(result + (3 * stride), a3, b3, adds);
        Write(result + (4 * stride), a4, b4, adds);
        Write(result + (5 * stride), a5, b5, adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer<T>(float** pixels, nint first, nint count, float* panel, nint panelStride, float* result, bool adds)
        where T : struct, ILanes<T>
    {
        T a0 = T.Zero, b0 = T.Zero, a1 = T.Zero, b1 = T.Zero, a2 = T.Zero, b2 = T.Zero, a3 = T.Zero, b3 = T.Zero, a4 = T.Zero, b4 = T.Zero, a5 = T.Zero, b5 = T.Zero;
        for (nint i = 0; i < count; i++)
        {
            var r = pixels[i] + first;
            T p = T.Load(panel), q = T.Load(panel + T.Count);
            panel += panelStride;
            var x = T.Spread(r[0]);
            a0 = T.MultiplyAdd(x, p, a0);
            b0 = T.MultiplyAdd(x, q, b0);
            x = T.Spread(r[1]);
            a1 = T.MultiplyAdd(x, p, a1);
            b1 = T.MultiplyAdd(x, q, b1);
            x = T.Spread(r[2]);
            a2 = T.MultiplyAdd(x, p, a2);
            b2 = T.MultiplyAdd(x, q, b2);
            x = T.Spread(r[3]);
            a3 = T.MultiplyAdd(x, p, a3);
            b3 = T.MultiplyAdd(x, q, b3);
            x = T.Spread(r[4]);
            a4 = T.MultiplyAdd(x, p, a4);
            b4 = T.MultiplyAdd(x, q, b4);
            x = T.Spread(r[5]);
            a5 = T.MultiplyAdd(x, p, a5);
            b5 = T.MultiplyAdd(x, q, b5);
        }

        nint stride = 2 * T.Count;
        Write(result, a0, b0, adds);
        Write(result + stride, a1, b1, adds);
        Write(result + (2 * stride), a2, b2, adds);
        Write(result + (3 * stride), a3, b3, adds);
        Write(result + (4 * stride), a4, b4, adds);
        Write(result + (5 * stride), a5, b5, adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<T>(float* to, T a, T b, bool adds)
        where T : struct, ILanes<T>
    {
        if (adds)
        {
            a += T.Load(to);
            b += T.Load(to + T.Count);
        }

        a.Store(to);
        b.Store(to + T.Count);
    }
}
