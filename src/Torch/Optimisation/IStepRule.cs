namespace MLNetVision.Torch.Optimisation;

/// <summary>How one kind of optimizer takes a step.</summary>
internal interface IStepRule : IDisposable
{
    /// <summary>What has to survive, as far as the counters say that it is there, by the names of slots.</summary>
    IEnumerable<(string Slot, Tensor Vector)> Vectors { get; }

    /// <summary>Takes a step and gives the loss before it, without penalty; if that is not finite, nothing was changed.</summary>
    double Step(ILossSurface surface, in RuleStep context);

    void SaveCounters(IDictionary<string, long> counters);

    void LoadCounters(IReadOnlyDictionary<string, long> counters);
}
