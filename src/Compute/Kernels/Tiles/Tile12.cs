using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Tiles;

/// <summary>
/// 12 rows by two vectors of a matrix product, held in registers throughout.
/// </summary>
internal readonly unsafe struct Tile12 : ITile
{
    public static int Rows => 12;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather<T>(float** rows, nint taps, nint depth, float* panel, float* result, nint stride, TileEnd* end)
        where T : struct, ILanes<T>
    {
        T a0 = T.Zero, b0 = T.Zero, a1 = T.Zero, b1 = T.Zero, a2 = T.Zero, b2 = T.Zero, a3 = T.Zero, b3 = T.Zero,
            a4 = T.Zero, b4 = T.Zero, a5 = T.Zero, b5 = T.Zero, a6 = T.Zero, b6 = T.Zero, a7 = T.Zero, b7 = T.Zero,
            a8 = T.Zero, b8 = T.Zero, a9 = T.Zero, b9 = T.Zero, a10 = T.Zero, b10 = T.Zero, a11 = T.Zero, b11 = T.Zero;
        for (nint tap = 0; tap < taps; tap++)
        {
            float* r0 = rows[0], r1 = rows[1], r2 = rows[2], r3 = rows[3], r4 = rows[4], r5 = rows[5],
                r6 = rows[6], r7 = rows[7], r8 = rows[8], r9 = rows[9], r10 = rows[10], r11 = rows[11];
            rows += 12;
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
                x = T.Spread(r6[k]);
                a6 = T.MultiplyAdd(x, p, a6);
                b6 = T.MultiplyAdd(x, q, b6);
                x = T.Spread(r7[k]);
                a7 = T.MultiplyAdd(x, p, a7);
                b7 = T.MultiplyAdd(x, q, b7);
                x = T.Spread(r8[k]);
                a8 = T.MultiplyAdd(x, p, a8);
                b8 = T.MultiplyAdd(x, q, b8);
                x = T.Spread(r9[k]);
                a9 = T.MultiplyAdd(x, p, a9);
                b9 = T.MultiplyAdd(x, q, b9);
                x = T.Spread(r10[k]);
                a10 = T.MultiplyAdd(x, p, a10);
                b10 = T.MultiplyAdd(x, q, b10);
                x = T.Spread(r11[k]);
                a11 = T.MultiplyAdd(x, p, a11);
                b11 = T.MultiplyAdd(x, q, b11);
            }
        }

        if (end->Finishes)
        {
            T s = T.Load(end->Scale), t = T.Load(end->Scale + T.Count), u = T.Load(end->Shift), v = T.Load(end->Shift + T.Count);
            T least = T.Spread(end->Least), top = T.Spread(end->Top);
            T.Min(top, T.Max(least, T.MultiplyAdd(a0, s, u))).Store(result);
            T.Min(top, T.Max(least, T.MultiplyAdd(b0, t, v))).Store(result + T.Count);
            T.Min(top, T.Max(least, T.MultiplyAdd(a1, s, u))).Store(result + stride);
            T.Min(top, T.Max(least, T.MultiplyAdd(b1, t, v))).Store(result + stride + T.Count);
            T.Min(top, T.Max(least, T.MultiplyAdd(a2, s, u))).Store(result + (2 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(b2, t, v))).Store(result + (2 * stride) + T.Count);
            T.Min(top, T.Max(least, T.MultiplyAdd(a3, s, u))).Store(result + (3 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(b3, t, v))).Store(result + (3 * stride) + T.Count);
            T.Min(top, T.Max(least, T.MultiplyAdd(a4, s, u))).Store(result + (4 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(b4, t, v))).Store(result + (4 * stride) + T.Count);
            T.Min(top, T.Max(least, T.MultiplyAdd(a5, s, u))).Store(result + (5 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(b5, t, v))).Store(result + (5 * stride) + T.Count);
            T.Min(top, T.Max(least, T.MultiplyAdd(a6, s, u))).Store(result + (6 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(b6, t, v))).Store(result + (6 * stride) + T.Count);
            T.Min(top, T.Max(least, T.MultiplyAdd(a7, s, u))).Store(result + (7 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(b7, t, v))).Store(result + (7 * stride) + T.Count);
            T.Min(top, T.Max(least, T.MultiplyAdd(a8, s, u))).Store(result + (8 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(b8, t, v))).Store(result + (8 * stride) + T.Count);
            T.Min(top, T.Max(least, T.MultiplyAdd(a9, s, u))).Store(result + (9 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(b9, t, v))).Store(result + (9 * stride) + T.Count);
            T.Min(top, T.Max(least, T.MultiplyAdd(a10, s, u))).Store(result + (10 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(b10, t, v))).Store(result + (10 * stride) + T.Count);
            T.Min(top, T.Max(least, T.MultiplyAdd(a11, s, u))).Store(result + (11 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(b11, t, v))).Store(result + (11 * stride) + T.Count);
            return;
        }

        Write(result, a0, b0, end->Adds);
        Write(result + stride, a1, b1, end->Adds);
        Write(result + (2 * stride), a2, b2, end->Adds);
        Write(result + (3 * stride), a3, b3, end->Adds);
        Write(result + (4 * stride), a4, b4, end->Adds);
        Write(result + (5 * stride), a5, b5, end->Adds);
        Write(result + (6 * stride), a6, b6, end->Adds);
        Write(result + (7 * stride), a7, b7, end->Adds);
        Write(result + (8 * stride), a8, b8, end->Adds);
        Write(result + (9 * stride), a9, b9, end->Adds);
        Write(result + (10 * stride), a10, b10, end->Adds);
        Write(result + (11 * stride), a11, b11, end->Adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GatherThin<T>(float** rows, nint taps, nint depth, float* panel, float* result, nint stride, TileEnd* end)
        where T : struct, ILanes<T>
    {
        T a0 = T.Zero, a1 = T.Zero, a2 = T.Zero, a3 = T.Zero, a4 = T.Zero, a5 = T.Zero,
            a6 = T.Zero, a7 = T.Zero, a8 = T.Zero, a9 = T.Zero, a10 = T.Zero, a11 = T.Zero;
        for (nint tap = 0; tap < taps; tap++)
        {
            float* r0 = rows[0], r1 = rows[1], r2 = rows[2], r3 = rows[3], r4 = rows[4], r5 = rows[5],
                r6 = rows[6], r7 = rows[7], r8 = rows[8], r9 = rows[9], r10 = rows[10], r11 = rows[11];
            rows += 12;
            for (nint k = 0; k < depth; k++)
            {
                var p = T.Load(panel);
                panel += 2 * T.Count;
                a0 = T.MultiplyAdd(T.Spread(r0[k]), p, a0);
                a1 = T.MultiplyAdd(T.Spread(r1[k]), p, a1);
                a2 = T.MultiplyAdd(T.Spread(r2[k]), p, a2);
                a3 = T.MultiplyAdd(T.Spread(r3[k]), p, a3);
                a4 = T.MultiplyAdd(T.Spread(r4[k]), p, a4);
                a5 = T.MultiplyAdd(T.Spread(r5[k]), p, a5);
                a6 = T.MultiplyAdd(T.Spread(r6[k]), p, a6);
                a7 = T.MultiplyAdd(T.Spread(r7[k]), p, a7);
                a8 = T.MultiplyAdd(T.Spread(r8[k]), p, a8);
                a9 = T.MultiplyAdd(T.Spread(r9[k]), p, a9);
                a10 = T.MultiplyAdd(T.Spread(r10[k]), p, a10);
                a11 = T.MultiplyAdd(T.Spread(r11[k]), p, a11);
            }
        }

        if (end->Finishes)
        {
            T s = T.Load(end->Scale), u = T.Load(end->Shift), least = T.Spread(end->Least), top = T.Spread(end->Top);
            T.Min(top, T.Max(least, T.MultiplyAdd(a0, s, u))).Store(result);
            T.Min(top, T.Max(least, T.MultiplyAdd(a1, s, u))).Store(result + stride);
            T.Min(top, T.Max(least, T.MultiplyAdd(a2, s, u))).Store(result + (2 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(a3, s, u))).Store(result + (3 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(a4, s, u))).Store(result + (4 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(a5, s, u))).Store(result + (5 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(a6, s, u))).Store(result + (6 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(a7, s, u))).Store(result + (7 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(a8, s, u))).Store(result + (8 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(a9, s, u))).Store(result + (9 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(a10, s, u))).Store(result + (10 * stride));
            T.Min(top, T.Max(least, T.MultiplyAdd(a11, s, u))).Store(result + (11 * stride));
            return;
        }

        Write(result, a0, end->Adds);
        Write(result + stride, a1, end->Adds);
        Write(result + (2 * stride), a2, end->Adds);
        Write(result + (3 * stride), a3, end->Adds);
        Write(result + (4 * stride), a4, end->Adds);
        Write(result + (5 * stride), a5, end->Adds);
        Write(result + (6 * stride), a6, end->Adds);
        Write(result + (7 * stride), a7, end->Adds);
        Write(result + (8 * stride), a8, end->Adds);
        Write(result + (9 * stride), a9, end->Adds);
        Write(result + (10 * stride), a10, end->Adds);
        Write(result + (11 * stride), a11, end->Adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer<T>(float** pixels, nint first, nint count, float* panel, nint panelStride, float* result, bool adds)
        where T : struct, ILanes<T>
    {
        T a0 = T.Zero, b0 = T.Zero, a1 = T.Zero, b1 = T.Zero, a2 = T.Zero, b2 = T.Zero, a3 = T.Zero, b3 = T.Zero,
            a4 = T.Zero, b4 = T.Zero, a5 = T.Zero, b5 = T.Zero, a6 = T.Zero, b6 = T.Zero, a7 = T.Zero, b7 = T.Zero,
            a8 = T.Zero, b8 = T.Zero, a9 = T.Zero, b9 = T.Zero, a10 = T.Zero, b10 = T.Zero, a11 = T.Zero, b11 = T.Zero;
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
            x = T.Spread(r[6]);
            a6 = T.MultiplyAdd(x, p, a6);
            b6 = T.MultiplyAdd(x, q, b6);
            x = T.Spread(r[7]);
            a7 = T.MultiplyAdd(x, p, a7);
            b7 = T.MultiplyAdd(x, q, b7);
            x = T.Spread(r[8]);
            a8 = T.MultiplyAdd(x, p, a8);
            b8 = T.MultiplyAdd(x, q, b8);
            x = T.Spread(r[9]);
            a9 = T.MultiplyAdd(x, p, a9);
            b9 = T.MultiplyAdd(x, q, b9);
            x = T.Spread(r[10]);
            a10 = T.MultiplyAdd(x, p, a10);
            b10 = T.MultiplyAdd(x, q, b10);
            x = T.Spread(r[11]);
            a11 = T.MultiplyAdd(x, p, a11);
            b11 = T.MultiplyAdd(x, q, b11);
        }

        nint stride = 2 * T.Count;
        Write(result, a0, b0, adds);
        Write(result + stride, a1, b1, adds);
        Write(result + (2 * stride), a2, b2, adds);
        Write(result + (3 * stride), a3, b3, adds);
        Write(result + (4 * stride), a4, b4, adds);
        Write(result + (5 * stride), a5, b5, adds);
        Write(result + (6 * stride), a6, b6, adds);
        Write(result + (7 * stride), a7, b7, adds);
        Write(result + (8 * stride), a8, b8, adds);
        Write(result + (9 * stride), a9, b9, adds);
        Write(result + (10 * stride), a10, b10, adds);
        Write(result + (11 * stride), a11, b11, adds);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<T>(float* to, T a, bool adds)
        where T : struct, ILanes<T> => (adds ? a + T.Load(to) : a).Store(to);
}
