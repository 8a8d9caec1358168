using MLNetVision.Compute.Oracle;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute;

/// <summary>
/// The managed engine: networks trained and run on the CPU in C# alone, with vectors of 512, 256 or 128 bits as the processor has them. Results depend neither
/// on the number of threads nor on the run; they may differ in the last bits between widths.
/// </summary>
public sealed class ManagedEngine : IEngine
{
    /// <inheritdoc/>
    public string Name => "managed";

    /// <inheritdoc/>
    public ISession Compile(Network network, WeightSet weights, SessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(options);
        options.Training?.Validate();
        CheckSupport(network, options);
        return new ManagedSession(network, weights, options);
    }

    private static void CheckSupport(Network network, SessionOptions options)
    {
        LackingSteps.Refuse(network, "managed", OpTable.Has, "It knows the ops of MLNetVision.Networks; write the network with those.");
        var other = network.Nodes.Where(n => network.SignatureOf(n).Outputs.Any(o => o.Element is DType.Float64 or DType.Float16))
            .Select(n => $"{n.Name} ({n.Op.Name})").ToArray();
        if (other.Length > 0 && (options.Training is not null || options.InputGradients))
        {
            throw new NotSupportedException($"The managed engine trains in single precision, but these steps of '{network.Name}' have double or half: "
                + $"{string.Join(", ", other)}. Run it without training, put a Cast before them, or train it with the scalar engine.");
        }
    }
}
