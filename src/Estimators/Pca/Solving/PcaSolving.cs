namespace MLNetVision.Estimators.Pca;

/// <summary>Chooses how components are computed.</summary>
internal static class PcaSolving
{
    // A triangle of this many columns takes a fraction of a second.
    private const int Narrow = 128;

    // The covariances of these columns take 32 MB.
    private const int MostCovariance = 2048;

    // Fewer rows than these of any width are taken apart at once.
    private const int FewRows = 256;

    /// <summary>The components of rows; of a fit that is cancelled, what its solver has by then.</summary>
    /// <exception cref="OperationCanceledException">It has nothing yet.</exception>
    public static (Spectrum Spectrum, PcaSolver Solver) Solve(IRowBlocks rows, long? count, PcaContext context)
    {
        var solver = Choose(context.Options, count, rows.Width);
        try
        {
            return (Solve(solver, rows, context).WithSigns(), solver);
        }
        catch (OperationCanceledException early) when (context.Run.Cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(
                $"{PcaOptions.Owner}: the fit was cancelled and nothing could be kept: {Least(solver)}. Let it run for longer, or ask for fewer components.",
                early, context.Run.Cancellation);
        }
    }

    private static Spectrum Solve(PcaSolver solver, IRowBlocks rows, PcaContext context) => solver switch
    {
        PcaSolver.Covariance => CovarianceSolver.Solve(rows, context),
        PcaSolver.Full => FullSolver.Solve(rows, context),
        PcaSolver.Randomised => RandomisedSolver.Solve(rows, context),
        _ => IncrementalSolver.Solve(rows, context),
    };

    /// <summary>What has to be there before something can be kept.</summary>
    private static string Least(PcaSolver solver) => solver switch
    {
        PcaSolver.Randomised => "the solver Randomised needs all rows and one pass over them first, and can end soon with 300 directions at most",
        PcaSolver.Incremental => "the solver Incremental needs its first batch first",
        _ => $"the solver {solver} needs a block of rows and as many rows as components first, and can end soon with a known number of them only",
    };

    /// <summary>The solver for data of a size; the number of rows may be unknown.</summary>
    public static PcaSolver Choose(PcaOptions options, long? count, int width)
    {
        if (options.Solver != PcaSolver.Auto)
        {
            return options.Solver;
        }

        if (width <= Narrow || count <= FewRows)
        {
            return PcaSolver.Full;
        }

        return width <= MostCovariance || options.Components is null ? PcaSolver.Covariance
            : count is { } rows && rows * width * sizeof(float) <= options.MaxMemory ? PcaSolver.Randomised
            : PcaSolver.Incremental;
    }
}
