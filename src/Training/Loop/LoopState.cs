using MLNetVision.Metrics;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Training.Loop;

/// <summary>Where a run stands: all that decides how it goes on, besides the session's own state.</summary>
internal sealed class LoopState
{
    /// <summary>Epochs that are done.</summary>
    public int Epoch { get; set; }

    /// <summary>Batches of the present epoch that are done.</summary>
    public int Batch { get; set; }

    /// <summary>Training steps taken.</summary>
    public long Step { get; set; }

    /// <summary>The training loss of the present epoch.</summary>
    public RunningMean Loss { get; set; }

    /// <summary>The rate of the last step.</summary>
    public double LearningRate { get; set; }

    public ScheduleState Schedule { get; set; } = ScheduleState.Start;

    public StoppingState Stopping { get; set; } = new();

    public EpochResult? Best { get; set; }

    public IReadOnlyList<EpochResult> History { get; set; } = [];
}
