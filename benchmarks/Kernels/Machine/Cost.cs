namespace MLNetVision.Benchmarks.Kernels.Machine;

/// <summary>What a work has to do at least.</summary>
/// <param name="Flops">Floating-point operations; a multiplication and an addition are two.</param>
/// <param name="Bytes">What it has to read and to write, each number once.</param>
internal readonly record struct Cost(double Flops, double Bytes)
{
    public static Cost operator +(Cost a, Cost b) => new(a.Flops + b.Flops, a.Bytes + b.Bytes);
}
