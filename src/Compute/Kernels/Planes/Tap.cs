namespace MLNetVision.Compute.Kernels.Planes;

/// <summary>One place that is taken.</summary>
/// <param name="Place">The place.</param>
/// <param name="Number">Its number under the window.</param>
/// <param name="Share">What it is multiplied with.</param>
internal readonly record struct Tap(int Place, int Number, float Share);
