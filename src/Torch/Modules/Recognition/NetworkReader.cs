using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;
using Module = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;
using Sequential = TorchSharp.Modules.Sequential;

namespace MLNetVision.Torch.Modules.Recognition;

/// <summary>
/// Reads a Sequential of known layers as a network. TorchSharp's layers do not tell their options in all versions, so each is known by what it computes: of the
/// ops that it may be, the first one counts whose numbers are those of the layer.
/// </summary>
internal sealed class NetworkReader(string name)
{
    // Both sum in single precision, the layer perhaps by another kernel.
    private const double Tolerance = 1e-4;

    /// <summary>The network and its weights, or null where a layer is not known.</summary>
    /// <param name="module">The module, on the CPU.</param>
    /// <param name="input">What it takes.</param>
    /// <param name="sample">Two rows of that.</param>
    public SourcedModel? Read(Module module, Shape input, Tensor sample)
    {
        var layers = new List<ReadLayer>();
        using var still = torch.no_grad();
        module.eval();
        return Walk(module, "", ref sample, layers) ? Write(input, layers) : null;
    }

    private static bool Walk(Module module, string scope, ref Tensor x, List<ReadLayer> layers)
    {
        if (module.GetType() != typeof(Sequential))
        {
            return Leaf(module, scope, ref x, layers);
        }

        foreach (var (child, inner) in module.named_children())
        {
            if (inner is not Module layer || !Walk(layer, scope.Length == 0 ? child : $"{scope}.{child}", ref x, layers))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Leaf(Module module, string name, ref Tensor x, List<ReadLayer> layers)
    {
        if (module.GetType().Assembly != typeof(torch).Assembly)
        {
            return false;
        }

        var layer = new Layer(module, module.GetType().Name, x, module.call(x));
        x = layer.Output;
        if (layer.Kind == "Identity")
        {
            return true;
        }

        var found = Candidates.Of(layer).FirstOrDefault(op => Computes(op, layer));
        if (found is not null)
        {
            layers.Add(new ReadLayer(name.Length == 0 ? "layer" : name, found, layer.Weights()));
        }

        return found is not null;
    }

    /// <summary>Whether an op gives the layer's numbers with the layer's weights.</summary>
    private static bool Computes(Op op, Layer layer)
    {
        try
        {
            var network = Network.Build("layer", b => b.Input("input", [Dim.Batch, .. layer.Input.shape.Skip(1).Select(Dim.FromSize)]).Then(op, "op"));
            var type = network.TypeOf(network.Outputs[0].Value);
            if (!type.Shape.Skip(1).Select(d => d.Size).SequenceEqual(layer.Output.shape.Skip(1)))
            {
                return false;
            }

            using var session = new TorchEngine(Device.Cpu).Compile(
                network, new WeightSet(layer.Weights().Select(w => KeyValuePair.Create($"op.{w.Key}", w.Value))),
                new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = (int)layer.Input.shape[0] } });
            var output = new HostTensor(DType.Float32, [.. layer.Output.shape.Select(d => (int)d)]);
            var inputs = new Dictionary<string, HostTensor> { ["input"] = Host(layer.Input) };
            session.Forward(inputs, new Dictionary<string, HostTensor> { ["output"] = output });
            return AreAlike(output.As<float>(), FlatParameters.ToHost(layer.Output));
        }
        catch (NetworkException)
        {
            return false;
        }
    }

    private static bool AreAlike(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (!(Math.Abs(left[i] - right[i]) <= Tolerance * (1 + Math.Abs(right[i]))))
            {
                return false;
            }
        }

        return true;
    }

    private static HostTensor Host(Tensor tensor) => HostTensor.Of<float>(FlatParameters.ToHost(tensor), [.. tensor.shape.Select(d => (int)d)]);

    private SourcedModel Write(Shape input, List<ReadLayer> layers)
    {
        var network = Network.Build(name, b => layers.Aggregate(b.Input("input", input), (x, layer) => x.Then(layer.Op, layer.Name)));
        return new SourcedModel(network, new WeightSet(layers.SelectMany(l => l.Weights.Select(w => KeyValuePair.Create($"{l.Name}.{w.Key}", w.Value)))));
    }

    private sealed record ReadLayer(string Name, Op Op, IReadOnlyDictionary<string, Weight> Weights);
}
