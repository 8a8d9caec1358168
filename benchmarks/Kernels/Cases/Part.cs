namespace MLNetVision.Benchmarks.Kernels.Cases;

/// <summary>Which part of a step is timed.</summary>
internal enum Part
{
    Forward,
    WeightGradient,
    InputGradient,
    Backward,
    Update,
}
