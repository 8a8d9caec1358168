using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Tiles;

/// <summary>
/// 1 row by two vectors of a matrix product, held in registers throughout.
/// </summary>
internal readonly unsafe struct Tile1 : ITile
{
    public static int Rows => 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather<T>(float** rows, nint taps, nint depth, float* panel, float* result, nint stride, TileEnd* end)
        where T : struct, ILanes<T>
    {
        T a0 = T.Zero, b0 = T.Zero;
        for (nint tap = 0; tap < taps; tap++)
        {
            float* r0 = rows[0];
            rows += 1;
            for (nint k = 0; k < depth; k++)
            {
                T p = T.Load(panel), q = T.Load(panel + T.Count);
                panel += 2 * T.Count;
                var x = T.Spread(r0[k]);
                a0 = T.MultiplyAdd(x, p, a0);
                b0 = T.MultiplyAdd(x, q, b0);
            }
        }

        if (end->Finishes)
        {
            T s = T.Load(end->Scale), t = T.Load(end->Scale + T.Count), u = T.Load(end->Shift), v = T.Load(end->Shift + T.Count);
            T least = T.Spread(end->Least), top = T.Spread(end->Top);
            T.Min(top, T.Max(least, T.MultiplyAdd(a0, s, u))).Store(result);
            T.Min(top, T.Max(least, T.MultiplyAdd(b0, t, v))).Store(result + T.Count);
            return;
        }

        Write(result, a0, b0, end->Adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GatherThin<T>(float** rows, nint taps, nint depth, float* panel, float* result, nint stride, TileEnd* end)
        where T : struct, ILanes<T>
    {
        T a0 = T.Zero;
        for (nint tap = 0; tap < taps; tap++)
        {
            float* r0 = rows[0];
            rows += 1;
            for (nint k = 0; k < depth; k++)
            {
                var p = T.Load(panel);
                panel += 2 * T.Count;
                a0 = T.MultiplyAdd(T.Spread(r0[k]), p, a0);
            }
        }

        if (end->Finishes)
        {
            T s = T.Load(end->Scale), u = T.Load(end->Shift), least = T.Spread(end->Least), top = T.Spread(end->Top);
            T.Min(top, T.Max(least, T.MultiplyAdd(a0, s, u))).Store(result);
            return;
        }

        Write(result, a0, end->Adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer<T>(float** pixels, nint first, nint count, float* panel, nint panelStride, float* result, bool adds)
        where T : struct, ILanes<T>
    {
        T a0 = T.Zero, b0 = T.Zero;
        for (nint i = 0; i < count; i++)
        {
            var r = pixels[i] + first;
            T p = T.Load(panel), q = T.Load(panel + T.Count);
            panel += panelStride;
            var x = T.Spread(r[0]);
            a0 = T.MultiplyAdd(x, p, a0);
            b0 = T.MultiplyAdd(x, q, b0);
        }

        nint stride = 2 * T.Count;
        Write(result, a0, b0, adds);
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
