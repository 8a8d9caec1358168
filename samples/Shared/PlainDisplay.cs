using MLNetVision.Training.Events;

namespace MLNetVision.Samples.Shared;

/// <summary>A run as plain lines, for files and pipes: each epoch, and every few seconds where it is.</summary>
internal sealed class PlainDisplay(TextWriter output, string unit) : IObserver<TrainingEvent>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
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
                Write(step.Elapsed, _text!.Step(step));
                break;
            case EpochEnded epoch:
                Write(epoch.Elapsed, _text!.Epoch(epoch));
                break;
            case RunStopped stopped:
                output.WriteLine(stopped.Message);
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => output.WriteLine(error.Message);

    private void Write(TimeSpan elapsed, string line)
    {
        _last = elapsed;
        output.WriteLine(line);
    }
}
