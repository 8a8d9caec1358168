using MLNetVision.Compute.Threading;

namespace MLNetVision.Benchmarks.Kernels.Cases;

/// <summary>A part of an op in one geometry.</summary>
/// <param name="Network">The network that it is taken from.</param>
/// <param name="Op">The op and its geometry.</param>
/// <param name="Part">What of it is timed.</param>
/// <param name="Prepare">Makes it ready to run on some threads.</param>
internal sealed record OpCase(string Network, string Op, Part Part, Func<WorkerPool, IWork> Prepare)
{
    public string PartName => Part switch
    {
        Part.WeightGradient => "weight gradient",
        Part.InputGradient => "input gradient",
        _ => Part.ToString().ToLowerInvariant(),
    };

    public string Name => $"{Network}: {Op}, {PartName}";
}
