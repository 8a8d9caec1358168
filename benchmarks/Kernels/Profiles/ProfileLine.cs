using MLNetVision.Benchmarks.Kernels.Machine;

namespace MLNetVision.Benchmarks.Kernels.Profiles;

/// <summary>The time of a step, or of several.</summary>
/// <param name="Name">The step or the kind.</param>
/// <param name="Part">Forward or backward.</param>
/// <param name="Steps">How many steps.</param>
/// <param name="Seconds">What they took.</param>
/// <param name="Cost">What they had to do.</param>
internal sealed record ProfileLine(string Name, string Part, int Steps, double Seconds, Cost Cost);
