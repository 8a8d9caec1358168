using System.Globalization;
using MLNetVision.Estimators;
using MLNetVision.Training.Display;
using MLNetVision.Training.Events;

namespace MLNetVision.Cli.Embed;

/// <summary>How far a map is, on the error stream: t-SNE as work that is told with its divergence, all else as it comes.</summary>
internal sealed class EmbedProgress : IObserver<TrainingEvent>
{
    private readonly IObserver<TrainingEvent> _console = ConsoleProgress.OnError();

    /// <summary>Pictures that are read.</summary>
    public void Reading(int done, int total) => _console.OnNext(new FitProgressed("Pictures", done, total));

    public void OnNext(TrainingEvent value) => _console.OnNext(value is TSneProgressed news
        ? new FitProgressed(
            string.Create(CultureInfo.InvariantCulture, $"TSne: divergence {news.Divergence:0.000}, iteration"), news.Iteration, news.Iterations)
        : value);

    public void OnCompleted() => _console.OnCompleted();

    public void OnError(Exception error) => _console.OnError(error);
}
