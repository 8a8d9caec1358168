using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Optimisation;

/// <summary>How one kind of optimizer takes a step.</summary>
internal interface IStepRule : IDisposable
{
    /// <summary>What has to survive, as far as the counters say that it is there.</summary>
    IEnumerable<StateVector> Vectors { get; }

    /// <summary>Takes a step and gives the loss before it, without penalty; if that is not finite, nothing was changed.</summary>
    double Step(ILossSurface surface, in StepContext context);

    void SaveCounters(IDictionary<string, long> counters);

    void LoadCounters(IReadOnlyDictionary<string, long> counters);
}

/// <summary>What the executor tells of a step.</summary>
/// <param name="Number">The steps before this one, and one.</param>
/// <param name="LearningRate">The step size.</param>
internal readonly record struct StepContext(long Number, double LearningRate);
