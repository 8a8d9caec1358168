namespace MLNetVision.Benchmarks.Kernels.Profiles;

/// <summary>Which network is looked at, and how.</summary>
/// <param name="Network">Its name in the zoo.</param>
/// <param name="Batch">Pictures a pass, or null for what suits their size.</param>
/// <param name="Threads">Threads that take part.</param>
/// <param name="Inference">Whether it runs forward only, as it does after training.</param>
/// <param name="Each">Whether each step is listed, too.</param>
internal sealed record ProfileOptions(string Network, int? Batch, int Threads, bool Inference, bool Each);
