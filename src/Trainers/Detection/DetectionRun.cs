using MLNetVision.Training;
using MLNetVision.Training.Events;

namespace MLNetVision.Trainers.Detection;

/// <summary>The services of the training of a detector.</summary>
internal sealed class DetectionRun(VisionRun services)
{
    public VisionRun Services => services;

    public CancellationToken Cancellation => services.Cancellation;

    public int Threads => services.Threads ?? Environment.ProcessorCount;

    /// <summary>Runs parts that do not depend on one another, so that the number of threads changes nothing.</summary>
    public void Each(int parts, Action<int> part)
    {
        Cancellation.ThrowIfCancellationRequested();
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = Cancellation }, part);
    }

    /// <summary>Tells how far a stage is.</summary>
    public void Report(string work, int done, int total)
    {
        Cancellation.ThrowIfCancellationRequested();
        var news = new FitProgressed(work, done, total);
        services.Progress?.Report(news);
        foreach (var observer in services.Observers)
        {
            observer.OnNext(news);
        }
    }
}
