namespace MLNetVision.Networks.Engines;

/// <summary>Bytes that a session was planned to take, known before it runs.</summary>
/// <param name="Parameters">Weights and statistics.</param>
/// <param name="Optimizer">Gradients of parameters and what the optimizer remembers.</param>
/// <param name="Activations">Values between steps, and their gradients.</param>
/// <param name="Workspace">What steps need while they run.</param>
public sealed record SessionMemory(long Parameters, long Optimizer, long Activations, long Workspace)
{
    /// <summary>All together.</summary>
    public long Total => Parameters + Optimizer + Activations + Workspace;
}
