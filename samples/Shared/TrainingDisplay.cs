using MLNetVision.Training;
using Spectre.Console;

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
            return AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected
                ? AnsiConsole.Live(new Text("")).Start(screen => Trainer.Run(run with { Observers = [new LiveDisplay(screen, unit)] }, cancellation.Token))
                : Trainer.Run(run with { Observers = [new PlainDisplay(Console.Out, unit)] }, cancellation.Token);
        }
        finally
        {
            Console.CancelKeyPress -= Stop;
        }
    }
}
