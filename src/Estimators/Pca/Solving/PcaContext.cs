using MLNetVision.Compute.LinearAlgebra;
using MLNetVision.Compute.Threading;
using MLNetVision.Training;
using MLNetVision.Training.Events;

namespace MLNetVision.Estimators.Pca;

/// <summary>What solvers have at hand: the options, the threads, and who is told.</summary>
internal sealed record PcaContext(PcaOptions Options, Workers Workers, VisionRun Run)
{
    /// <summary>Does something until it is done or the fit is cancelled; false where that was first.</summary>
    public bool Until(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (OperationCanceledException) when (Run.Cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Tells how far a solver is; who has cancelled is not told any more.</summary>
    public void Report(string work, long done, long total)
    {
        if (Run.Cancellation.IsCancellationRequested || (Run.Progress is null && Run.Observers.Count == 0))
        {
            return;
        }

        var news = new FitProgressed(work, (int)Math.Min(done, int.MaxValue), (int)Math.Min(total, int.MaxValue));
        Run.Progress?.Report(news);
        foreach (var observer in Run.Observers)
        {
            observer.OnNext(news);
        }
    }

    /// <summary>The scale of columns that a solver which knows all moments goes by.</summary>
    public PcaScale Scale(Moments moments) => new(moments.Mean, Options.Standardise ? moments.Deviations() : null);

    /// <summary>The sum of the variances of scaled columns.</summary>
    public double TotalVariance(Moments moments) => Options.Standardise ? moments.StandardVariance : moments.TotalVariance;

    /// <summary>
    /// Refuses data that have no directions, and ends a fit that is cancelled while it has read less than makes as many components as are wanted.
    /// </summary>
    /// <param name="isWhole">Whether all rows were read.</param>
    /// <param name="rows">How many were.</param>
    public void CheckRows(bool isWhole, long rows)
    {
        if (isWhole)
        {
            CheckRows(rows);
        }
        else if (rows < Math.Max(2, Options.Components ?? 0))
        {
            throw new OperationCanceledException(Run.Cancellation);
        }
    }

    /// <summary>Refuses data that have no directions.</summary>
    public static void CheckRows(long rows)
    {
        if (rows < 2)
        {
            throw new InvalidOperationException(
                $"{PcaOptions.Owner}: {(rows == 0 ? "the data has no row" : "one row has no variance")} to learn from. Give it two rows or more.");
        }
    }
}
