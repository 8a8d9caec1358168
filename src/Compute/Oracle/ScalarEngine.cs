using MLNetVision.Compute.Oracle;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute;

/// <summary>
/// The engine that other engines are compared with: every op as a plain loop in double, each value then rounded to its element type. It is slow, on one thread,
/// and takes memory as it goes.
/// </summary>
public sealed class ScalarEngine : IEngine
{
    /// <inheritdoc/>
    public string Name => "scalar";

    /// <inheritdoc/>
    public ISession Compile(Network network, WeightSet weights, SessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(options);
        options.Training?.Validate();
        LackingSteps.Refuse(network, "scalar", OpTable.Has, "It knows the ops of MLNetVision.Networks; write the network with those.");
        return new ScalarSession(network, weights.FitExactly(network), options);
    }
}
