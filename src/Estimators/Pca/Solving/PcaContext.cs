using MLNetVision.Compute.LinearAlgebra;
using MLNetVision.Training;
using MLNetVision.Training.Events;

namespace MLNetVision.Estimators.Pca;

/// <summary>What solvers have at hand: the options, the threads, and who is told.</summary>
internal sealed record PcaContext(PcaOptions Options, Workers Workers, VisionRun Run)
{
    /// <summary>Tells how far a solver is.</summary>
    public void Report(string work, long done, long total)
    {
        Workers.ThrowIfCancelled();
        if (Run.Progress is null && Run.Observers.Count == 0)
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
