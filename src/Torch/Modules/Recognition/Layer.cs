using MLNetVision.Torch.Execution;
using Module = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace MLNetVision.Torch.Modules.Recognition;

/// <summary>A layer of TorchSharp's, what it was given and what it made of it.</summary>
internal sealed record Layer(Module Module, string Kind, Tensor Input, Tensor Output)
{
    /// <summary>Its weights and statistics in single precision, by their names in it; counters of batches are left out.</summary>
    public IReadOnlyDictionary<string, Weight> Weights() => Module.state_dict().Where(s => s.Value.dtype == ScalarType.Float32).ToDictionary(
        s => s.Key, s => Weight.Of(Shape.Create([.. s.Value.shape.Select(Dim.FromSize)]), FlatParameters.ToHost(s.Value.detach())), StringComparer.Ordinal);

    /// <summary>Whether it has a tensor of that name.</summary>
    public bool Has(string name) => Module.state_dict().ContainsKey(name);

    public long[] ShapeOf(string name) => Module.state_dict()[name].shape;

    /// <summary>What the layer makes of one number.</summary>
    public double At(double x)
    {
        using var scope = torch.NewDisposeScope();
        return Module.call(HeldNumbers.Full([1L, 1L], x, ScalarType.Float32, torch.device(DeviceType.CPU))).item<float>();
    }
}
