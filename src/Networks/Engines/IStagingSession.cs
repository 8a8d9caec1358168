namespace MLNetVision.Networks.Engines;

/// <summary>A session whose device has memory of its own, and which brings batches there while it computes.</summary>
public interface IStagingSession : ISession
{
    /// <summary>How many batches it wants to have before their turn; 0 for none.</summary>
    int BatchesAhead { get; }

    /// <summary>
    /// Begins to bring a batch to the device. Steps take batches in the order in which they were staged; until its step is done, the tensors of a batch are
    /// left as they are.
    /// </summary>
    /// <param name="inputs">What the step will be given: the very tensors.</param>
    void Stage(IReadOnlyDictionary<string, HostTensor> inputs);

    /// <summary>Forgets the batches whose turn has not come.</summary>
    void Unstage();
}
