using MLNetVision.Training;
using MLNetVision.Training.Display;

namespace MLNetVision.Samples.Shared;

/// <summary>Trains while telling how it goes. Ctrl+C ends the training, which then gives the best weights so far.</summary>
internal static class TrainingDisplay
{
    /// <param name="run">What to train.</param>
    /// <param name="unit">What the rows of the data are: "images".</param>
    public static TrainingResult Run(TrainingRun run, string unit)
    {
        using var cancellation = new CancellationTokenSource();
        void Stop(object? sender, ConsoleCancelEventArgs key)
        {
            key.Cancel = true;
            cancellation.Cancel();
        }

        Console.CancelKeyPress += Stop;
        try
        {
            return Trainer.Run(run with { Observers = [new ConsoleProgress(unit)] }, cancellation.Token);
        }
        finally
        {
            Console.CancelKeyPress -= Stop;
        }
    }
}
