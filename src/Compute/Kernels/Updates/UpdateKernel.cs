using System.Runtime.CompilerServices;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>
/// One pass over memory: g' = clamp(c (g + L2 w + L1 sign w)), w' = formula(k w, g'), a' = d a + (1 - d) w'. The gradient itself is left as it is.
/// </summary>
internal static unsafe class UpdateKernel
{
    public static void Run<TUpdate>(LaneWidth width, in UpdatePiece piece, PieceTerms terms, TUpdate update)
        where TUpdate : struct, IUpdate<TUpdate>
    {
        switch (width)
        {
            case LaneWidth.Bits512:
                Run<Lanes512, TUpdate>(piece, terms, update);
                break;
            case LaneWidth.Bits256:
                Run<Lanes256, TUpdate>(piece, terms, update);
                break;
            case LaneWidth.Bits128:
                Run<Lanes128, TUpdate>(piece, terms, update);
                break;
            default:
                Run<ScalarLane, TUpdate>(piece, terms, update);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T, TUpdate>(in UpdatePiece source, PieceTerms terms, TUpdate update)
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
            Once<ScalarLane, TUpdate>(piece, terms, update, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Once<T, TUpdate>(in UpdatePiece piece, in PieceTerms terms, in TUpdate update, long i)
        where T : struct, ILanes<T>
        where TUpdate : struct, IUpdate<TUpdate>
    {
        var weights = T.Load(piece.Weights.Start + i);
        var penalty = (T.All(terms.L2) * weights) + (T.All(terms.L1) * T.Sign(weights));
        var gradient = (T.Load(piece.Gradient.Start + i) + penalty) * T.All(terms.GradientScale);
        gradient = T.Clamp(gradient, T.All(terms.GradientLimit));
        weights = update.Next(weights * T.All(terms.Keep), gradient, T.All(terms.Rate), piece, i);
        weights.Store(piece.Weights.Start + i);
        if (!piece.Average.IsEmpty)
        {
            var average = piece.Average.Start + i;
            ((T.All(terms.AverageKeep) * T.Load(average)) + (T.All(terms.AverageTake) * weights)).Store(average);
        }
    }
}
