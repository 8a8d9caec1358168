namespace MLNetVision.Torch;

/// <summary>How the TorchSharp engine computes. The defaults are exact single precision.</summary>
public sealed record TorchOptions
{
    /// <summary>What convolutions, linear layers and matrix products compute in; weights and what optimizers remember stay in single precision.</summary>
    public TorchPrecision Precision { get; init; } = TorchPrecision.Float32;

    /// <summary>
    /// Whether CUDA devices from Ampere on may round the factors of single-precision products to ten bits (TensorFloat-32), which is several times as fast.
    /// It is a switch of the process: what the engine made last says counts.
    /// </summary>
    public bool AllowTf32 { get; init; }

    /// <summary>Whether pictures and the weights of convolutions lie channels last, which suits the tensor cores of CUDA devices.</summary>
    public bool ChannelsLast { get; init; }

    /// <summary>
    /// Into how many pieces each batch is cut, the gradients of which are added up before the step: larger batches than the device has memory for. The step is
    /// that of the whole batch but for what depends on rows together: batch normalisation sees a piece at a time, and a mean that leaves rows out, or weighs
    /// classes, is taken in each piece.
    /// </summary>
    public int MicroBatches { get; init; } = 1;

    /// <summary>How many batches are copied to the device before their turn, on a thread of their own; null for two on CUDA and none on the CPU.</summary>
    public int? BatchesAhead { get; init; }

    /// <summary>Whether cuDNN tries its algorithms out; null to leave the switch alone. Only some versions of TorchSharp have it.</summary>
    public bool? CudnnBenchmark { get; init; }

    /// <summary>Whether cuDNN keeps to algorithms with the same results from run to run; null to leave the switch alone. Only some versions have it.</summary>
    public bool? CudnnDeterministic { get; init; }

    /// <summary>Refuses what cannot be.</summary>
    internal void Validate()
    {
        if (MicroBatches < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(MicroBatches), MicroBatches, "TorchOptions.MicroBatches has to be 1 or more.");
        }

        if (BatchesAhead < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(BatchesAhead), BatchesAhead, "TorchOptions.BatchesAhead has to be 0 or more, or null.");
        }
    }
}

/// <summary>What the heavy products compute in.</summary>
public enum TorchPrecision
{
    /// <summary>Single precision.</summary>
    Float32,

    /// <summary>
    /// bfloat16 with the range of single precision and eight bits; the values are cast where they go in, and losses and statistics stay in single.
    /// </summary>
    BFloat16,
}
