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

    /// <summary>The components of rows.</summary>
    public static (Spectrum Spectrum, PcaSolver Solver) Solve(IRowBlocks rows, long? count, PcaContext context)
    {
        var solver = Choose(context.Options, count, rows.Width);
        var spectrum = solver switch
        {
            PcaSolver.Covariance => CovarianceSolver.Solve(rows, context),
            PcaSolver.Full => FullSolver.Solve(rows, context),
            PcaSolver.Randomised => RandomisedSolver.Solve(rows, context),
            _ => IncrementalSolver.Solve(rows, context),
        };
        return (spectrum.WithSigns(), solver);
    }

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
