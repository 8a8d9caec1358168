using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Winograd;

/// <summary>Applies a transform to the columns and rows of a tile: to = X from Xᵀ, in as many channels as a vector has lanes.</summary>
internal static unsafe class Square
{
    /// <summary>The most numbers that a tile has before, between or afterwards.</summary>
    public const int Most = 36;

    /// <param name="from">Where the tile's numbers lie, row by row; <paramref name="fromOffset"/> floats after each pointer.</param>
    /// <param name="fromOffset">The first channel.</param>
    /// <param name="to">Where the results go, row by row; <paramref name="toOffset"/> floats after each pointer.</param>
    /// <param name="toOffset">Where in a result the channels go.</param>
    /// <param name="between">Room for <see cref="Most"/> vectors.</param>
    /// <param name="adds">Whether results are added to what is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform<T, TTransform>(float** from, nint fromOffset, float** to, nint toOffset, float* between, bool adds = false)
        where T : struct, ILanes<T>
        where TTransform : struct, ITransform
    {
        var row = between;
        for (var i = 0; i < TTransform.From; i++, from += TTransform.From, row += TTransform.To * T.Count)
        {
            var line = TTransform.Apply(new Line<T>(
                T.Load(from[0] + fromOffset), T.Load(from[1] + fromOffset), T.Load(from[2] + fromOffset),
                TTransform.From > 3 ? T.Load(from[3] + fromOffset) : T.Zero,
                TTransform.From > 4 ? T.Load(from[4] + fromOffset) : T.Zero,
                TTransform.From > 4 ? T.Load(from[5] + fromOffset) : T.Zero));
            Store<T, TTransform>(line, row, T.Count);
        }

        nint stride = TTransform.To * T.Count;
        for (var j = 0; j < TTransform.To; j++, between += T.Count)
        {
            var line = TTransform.Apply(new Line<T>(
                T.Load(between), T.Load(between + stride), T.Load(between + (2 * stride)),
                TTransform.From > 3 ? T.Load(between + (3 * stride)) : T.Zero,
                TTransform.From > 4 ? T.Load(between + (4 * stride)) : T.Zero,
                TTransform.From > 4 ? T.Load(between + (5 * stride)) : T.Zero));
            Leave<T, TTransform>(line, to + j, toOffset, adds);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T, TTransform>(in Line<T> line, float* to, nint step)
        where T : struct, ILanes<T>
        where TTransform : struct, ITransform
    {
        line.A0.Store(to);
        line.A1.Store(to + step);
        line.A2.Store(to + (2 * step));
        if (TTransform.To > 3)
        {
            line.A3.Store(to + (3 * step));
        }

        if (TTransform.To > 4)
        {
            line.A4.Store(to + (4 * step));
            line.A5.Store(to + (5 * step));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Leave<T, TTransform>(in Line<T> line, float** to, nint offset, bool adds)
        where T : struct, ILanes<T>
        where TTransform : struct, ITransform
    {
        Leave(line.A0, to[0] + offset, adds);
        Leave(line.A1, to[TTransform.To] + offset, adds);
        Leave(line.A2, to[2 * TTransform.To] + offset, adds);
        if (TTransform.To > 3)
        {
            Leave(line.A3, to[3 * TTransform.To] + offset, adds);
        }

        if (TTransform.To > 4)
        {
            Leave(line.A4, to[4 * TTransform.To] + offset, adds);
            Leave(line.A5, to[5 * TTransform.To] + offset, adds);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Leave<T>(T value, float* to, bool adds)
        where T : struct, ILanes<T> => (adds ? value + T.Load(to) : value).Store(to);
}
