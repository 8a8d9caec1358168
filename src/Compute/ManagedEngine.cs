using MLNetVision.Compute.Planning;
using MLNetVision.Compute.Steps;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

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
        CheckSupport(network);
        return new ManagedSession(network, weights, options);
    }

    private static void CheckSupport(Network network)
    {
        var lacking = network.Nodes.Where(n => n.Op is not Input && !StepCatalogue.Ops.Contains(n.Op.GetType())).Select(n => $"{n.Name} ({n.Op.Name})")
            .Concat(network.Nodes.Where(n => network.SignatureOf(n).Outputs.Any(o => o.Element is DType.Float64 or DType.Float16)).Select(n => $"{n.Name} ("
                + $"{network.SignatureOf(n).Outputs[0].Element})"))
            .ToArray();
        if (lacking.Length > 0)
        {
            throw new NotSupportedException(
                $"The managed engine cannot run these steps of '{network.Name}': {string.Join(", ", lacking)}. It computes in single precision; the scalar "
                + "engine runs every op in every precision.");
        }
    }
}
