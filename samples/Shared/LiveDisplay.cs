using MLNetVision.Training.Events;
using Spectre.Console;

namespace MLNetVision.Samples.Shared;

/// <summary>A run on a terminal: a table of the epochs, and below it how far the present one is.</summary>
internal sealed class LiveDisplay(LiveDisplayContext screen, string unit) : IObserver<TrainingEvent>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Table _epochs = new Table().Border(TableBorder.Simple).AddColumn("epoch");
    private RunText? _text;
    private TimeSpan _last;

    public void OnNext(TrainingEvent value)
    {
        switch (value)
        {
            case RunStarted start:
                _text = new RunText(unit, start);
                break;
            case StepTaken step when step.Elapsed - _last >= Pause:
                _last = step.Elapsed;
                Show($"[green]{_text!.Bar(step)}[/] {Markup.Escape(_text.Step(step))}");
                break;
            case EpochEnded epoch:
                Add(epoch);
                Show("");
                break;
            case RunStopped stopped:
                Show(Markup.Escape(stopped.Message));
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => Show($"[red]{Markup.Escape(error.Message)}[/]");

    private void Add(EpochEnded epoch)
    {
        var figures = epoch.Result.Figures;
        if (_epochs.Columns.Count == 1)
        {
            _epochs.AddColumns([.. figures.Keys, "rate", "speed"]);
        }

        _epochs.AddRow(
            [
                $"{epoch.Result.Epoch}", .. figures.Select(f => RunText.Figure(f.Key, f.Value)), $"{epoch.Result.LearningRate:G3}",
                _text!.Speed(epoch.RowsPerSecond),
            ]);
    }

    private void Show(string line) => screen.UpdateTarget(_epochs.Rows.Count == 0 ? new Markup(line) : new Rows(_epochs, new Markup(line)));
}
