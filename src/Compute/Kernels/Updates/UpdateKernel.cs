using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>
/// One pass over memory: g' = clamp(c (g + L2 w + L1 sign w)), w' = formula(k w, g'), a' = d a + (1 - d) w'. The gradient itself is left as it is.
/// </summary>
internal static unsafe class UpdateKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T, TUpdate>(in UpdatePiece source, PieceTerms terms, TUpdate update)
        where T : struct, ILanes<T>
        where TUpdate : struct, IUpdate<TUpdate>
    {
        var piece = source;
        var count = piece.Weights.Count;
        var i = 0L;
        for (; i <= count - T.Count; i += T.Count)
        {
            Once<T, TUpdate>(piece, terms, update, i);
        }

        for (; i < count; i++)
        {
            Once<Lanes1, TUpdate>(piece, terms, update, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Once<T, TUpdate>(in UpdatePiece piece, in PieceTerms terms, in TUpdate update, long i)
        where T : struct, ILanes<T>
        where TUpdate : struct, IUpdate<TUpdate>
    {
        var weights = T.Load(piece.Weights.Start + i);
        var penalty = (T.Spread(terms.L2) * weights) + (T.Spread(terms.L1) * Sign(weights));
        var gradient = (T.Load(piece.Gradient.Start + i) + penalty) * T.Spread(terms.GradientScale);
        gradient = T.Min(T.Spread(terms.GradientLimit), T.Max(T.Spread(-terms.GradientLimit), gradient));
        weights = update.Next(weights * T.Spread(terms.Keep), gradient, T.Spread(terms.Rate), piece, i);
        weights.Store(piece.Weights.Start + i);
        if (!piece.Average.IsEmpty)
        {
            var average = piece.Average.Start + i;
            ((T.Spread(terms.AverageKeep) * T.Load(average)) + (T.Spread(terms.AverageTake) * weights)).Store(average);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sign<T>(T weights)
        where T : struct, ILanes<T> =>
        T.IfGreater(weights, T.Zero, T.Spread(1), T.IfGreater(T.Zero, weights, T.Spread(-1), T.Zero));
}
