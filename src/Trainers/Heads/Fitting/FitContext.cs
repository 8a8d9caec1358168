using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Training;
using MLNetVision.Training.Events;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>What every fit has at hand: the problem with standardised features, and the services.</summary>
internal sealed record FitContext(HeadProblem Problem, Standardiser Scaling, ulong Seed, VisionRun Run)
{
    public FeatureRows Rows => Problem.Rows;

    public IEngine Engine => Run.Engine ?? new Compute.ManagedEngine();

    /// <summary>The random stream of a purpose.</summary>
    public RandomStream Random(string purpose) => RandomStream.ForName(Seed, purpose);

    /// <summary>Runs parts that do not depend on one another, so that their number of threads changes nothing.</summary>
    public void Each(int parts, Action<int> part) => Parallel.For(0, parts, Options(), part);

    /// <summary>Tells how far a solver is.</summary>
    public void Report(string work, int done, int total)
    {
        ThrowIfCancelled();
        if (Run.Progress is null && Run.Observers.Count == 0)
        {
            return;
        }

        var news = new FitProgressed(work, done, total);
        Run.Progress?.Report(news);
        foreach (var observer in Run.Observers)
        {
            observer.OnNext(news);
        }
    }

    public void ThrowIfCancelled() => Run.Cancellation.ThrowIfCancellationRequested();

    private ParallelOptions Options() => new() { MaxDegreeOfParallelism = Run.Threads ?? Environment.ProcessorCount, CancellationToken = Run.Cancellation };
}
