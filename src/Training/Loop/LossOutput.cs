using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Training.Loop;

/// <summary>The output that training makes small.</summary>
internal sealed class LossOutput(Network network, string name)
{
    private readonly bool _isSum = network[network.Outputs.First(o => o.Name == name).Value.Node].Op is Loss { Reduction: Reduction.Sum };

    public string Name => name;

    public double ValueOf(IReadOnlyDictionary<string, HostTensor> outputs)
    {
        var loss = outputs[name];
        return loss.Element == DType.Float32 ? loss.As<float>()[0] : loss.As<double>()[0];
    }

    /// <summary>A batch's loss for one of its rows: a sum over rows is divided by them, a mean is one already.</summary>
    public double PerRow(double loss, int rows) => _isSum ? loss / rows : loss;
}
