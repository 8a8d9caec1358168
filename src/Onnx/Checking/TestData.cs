using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Checking;

/// <summary>The inputs and outputs that lie beside a model, by name.</summary>
internal sealed class TestData(Dictionary<string, TensorProto> inputs, Dictionary<string, TensorProto> outputs)
{
    public IReadOnlyDictionary<string, TensorProto> Inputs => inputs;

    public IReadOnlyDictionary<string, TensorProto> Outputs => outputs;

    public static TestData Read(ModelProto model, string folder)
    {
        var initializers = model.Graph.Initializers.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        var userInputs = model.Graph.Inputs.Where(i => !initializers.Contains(i.Name));
        return new TestData(Read(userInputs, folder, "input"), Read(model.Graph.Outputs, folder, "output"));
    }

    /// <summary>What the symbols of the inputs are here.</summary>
    public Dictionary<string, long> Sizes(ModelProto model)
    {
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var input in model.Graph.Inputs)
        {
            if (input.Type is TensorTypeProto { Dims: { } dims } && inputs.TryGetValue(input.Name, out var tensor) && tensor.Dims.Length == dims.Length)
            {
                for (var i = 0; i < dims.Length; i++)
                {
                    if (dims[i] is { Size: null, Symbol.Length: > 0 })
                    {
                        sizes.TryAdd(dims[i].Symbol, tensor.Dims[i]);
                    }
                }
            }
        }

        return sizes;
    }

    /// <summary>What the data lack that the network needs, or null.</summary>
    public string? Missing(OnnxImport import) =>
        import.InputNames.Keys.FirstOrDefault(n => !inputs.TryGetValue(n, out var t) || t.Type.ToDType() is null) is { } input
            ? $"input '{input}' is not supported"
        : import.Network.Outputs.FirstOrDefault(o => !outputs.TryGetValue(o.Name, out var t) || t.Type.ToDType() is null) is { } output
            ? $"output '{output.Name}' is not supported"
        : null;

    /// <summary>Room for an output of the network.</summary>
    public HostTensor Room(Network network, NetworkOutput output)
    {
        var type = network.TypeOf(output.Value);
        var dims = type.Shape.IsKnown ? type.Shape.Select(d => d.Size) : outputs[output.Name].Dims;
        return new HostTensor(type.Element, [.. dims.Select(d => checked((int)d))]);
    }

    public static HostTensor ToHost(TensorProto tensor)
    {
        var host = new HostTensor(tensor.Type.ToDType() ?? throw new InvalidOperationException($"{tensor} is of no type of ours."),
            [.. tensor.Dims.Select(d => checked((int)d))]);
        tensor.Data.Span.CopyTo(host.Bytes);
        return host;
    }

    private static Dictionary<string, TensorProto> Read(IEnumerable<ValueInfoProto> values, string folder, string kind)
    {
        var tensors = new Dictionary<string, TensorProto>(StringComparer.Ordinal);
        var index = 0;
        foreach (var value in values)
        {
            var path = Path.Combine(folder, $"{kind}_{index++}.pb");
            if (File.Exists(path) && value.Type is null or TensorTypeProto)
            {
                tensors[value.Name] = OnnxFile.ReadTensor(path) with { Name = value.Name };
            }
        }

        return tensors;
    }
}
