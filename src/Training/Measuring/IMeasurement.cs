using MLNetVision.Networks.Engines;

namespace MLNetVision.Training.Measuring;

/// <summary>A measurement in the making, batch by batch.</summary>
public interface IMeasurement
{
    /// <summary>The network's outputs that it looks at.</summary>
    IReadOnlyList<string> Outputs { get; }

    /// <summary>The figure for the batches so far; not a number without any.</summary>
    double Value { get; }

    /// <summary>Begins anew.</summary>
    void Reset();

    /// <summary>Takes a batch in.</summary>
    /// <param name="inputs">What the network was given, the targets among it.</param>
    /// <param name="outputs">What it gave.</param>
    void Add(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs);
}
