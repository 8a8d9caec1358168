using MLNetVision.Training.Events;

namespace MLNetVision.Tests.Pipelines.Trainers;

/// <summary>Keeps the news of a training, and acts upon it.</summary>
internal sealed class EventLog : IObserver<TrainingEvent>
{
    public List<TrainingEvent> Events { get; } = [];

    public Action<TrainingEvent> Then { get; init; } = _ => { };

    public void OnNext(TrainingEvent value)
    {
        Events.Add(value);
        Then(value);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
