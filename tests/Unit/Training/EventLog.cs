using MLNetVision.Training.Events;

namespace MLNetVision.Tests.Unit.Training;

/// <summary>Writes down all events.</summary>
internal sealed class EventLog : IObserver<TrainingEvent>
{
    public List<TrainingEvent> Events { get; } = [];

    public bool Completed { get; private set; }

    public Exception? Fault { get; private set; }

    public Action<TrainingEvent>? Then { get; init; }

    public void OnCompleted() => Completed = true;

    public void OnError(Exception error) => Fault = error;

    public void OnNext(TrainingEvent value)
    {
        Events.Add(value);
        Then?.Invoke(value);
    }
}
