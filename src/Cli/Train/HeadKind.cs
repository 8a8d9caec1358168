namespace MLNetVision.Cli.Train;

/// <summary>What is put behind a backbone.</summary>
internal enum HeadKind
{
    Softmax,
    Mlp,
    LinearSvm,
    KernelSvm,
    Neighbours,
}
