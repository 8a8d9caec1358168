using MLNetVision.Networks.Engines;
using MLNetVision.Torch.Execution;
using MLNetVision.Torch.Modules.Recognition;
using Module = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace MLNetVision.Torch.Modules;

/// <summary>
/// A module of TorchSharp as a model. A Sequential of layers that are known becomes a network of our own steps, which ONNX can express; anything else stays a
/// module, which this engine alone computes.
/// </summary>
internal sealed class ModuleSource(TorchEngine engine, Func<int, Module> factory, string name) : IModelSource
{
    public string Name => name;

    public IEngine Engine => engine;

    /// <summary>A module of its own for a session.</summary>
    public Module Make(int outputs) => factory(outputs) ?? throw new InvalidOperationException($"The factory of the module '{name}' gave null.");

    public SourcedModel Create(Shape input, int outputs)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = torch.NewDisposeScope();
        using var module = Make(outputs);
        var sample = Sample(input);
        return new NetworkReader(name).Read(module, input, sample) ?? Whole(module, input, sample, outputs);
    }

    /// <summary>Two rows of numbers that are not all alike.</summary>
    private static Tensor Sample(Shape input)
    {
        if (input.Rank < 2 || input.Skip(1).Any(d => !d.IsKnown))
        {
            throw new NotSupportedException($"A module takes rows of a known size, [N, C, H, W] or [N, d], but got {input}.");
        }

        long[] dims = [2, .. input.Skip(1).Select(d => d.Size)];
        return RandomTensors.Uniform(key: 1, firstRow: 0, dims, torch.device(DeviceType.CPU)).Mul(2).Sub(1);
    }

    private SourcedModel Whole(Module module, Shape input, Tensor sample, int outputs)
    {
        var parameters = ModuleParameters.Of(module);
        module.eval();
        using var still = torch.no_grad();
        var given = module.call(sample).shape;
        if (given.Length != 2 || given[1] != outputs)
        {
            throw new NotSupportedException(
                $"The module '{name}' gives [{string.Join(", ", given)}] for two rows of {input}; here it has to give {outputs} numbers a "
                + "row. The factory is told how many: let the last layer have as many units.");
        }

        var op = new TorchModule(this, outputs, [.. parameters.Select(p => p.Spec)]);
        var network = Network.Build(name, b => b.Input("input", input).Then(op, "module"));
        return new SourcedModel(
            network, new WeightSet(parameters.Select(p => KeyValuePair.Create($"module.{p.Spec.Name}", Weight.Of(p.Spec.Shape, p.Numbers())))));
    }
}
