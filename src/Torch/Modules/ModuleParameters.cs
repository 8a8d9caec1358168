using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;
using Module = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace MLNetVision.Torch.Modules;

/// <summary>A tensor that a module keeps, as a parameter of a step.</summary>
/// <param name="Spec">What it is.</param>
/// <param name="Tensor">The module's own tensor.</param>
internal sealed record ModuleParameter(ParameterSpec Spec, Tensor Tensor)
{
    /// <summary>Its numbers in single precision.</summary>
    public float[] Numbers() => FlatParameters.ToHost(Tensor.detach().As(ScalarType.Float32));
}

/// <summary>What a module keeps: weights, which training changes, and buffers, which the module changes itself.</summary>
internal static class ModuleParameters
{
    public static IReadOnlyList<ModuleParameter> Of(Module module)
    {
        var trained = module.named_parameters().Select(p => p.Item1).ToHashSet(StringComparer.Ordinal);
        return [.. module.state_dict().Where(s => s.Value.dtype == ScalarType.Float32).Select(s => new ModuleParameter(
            new ParameterSpec(s.Key, Shape.Create([.. s.Value.shape.Select(Dim.FromSize)]), Role(s.Key, s.Value, trained), Constant.Zeros), s.Value))];
    }

    /// <summary>Vectors are biases and the scales of normalisations, which penalties leave alone.</summary>
    private static ParameterRole Role(string name, Tensor tensor, HashSet<string> trained) =>
        !trained.Contains(name) ? ParameterRole.Statistic : tensor.ndim > 1 ? ParameterRole.Weight : ParameterRole.Bias;
}
