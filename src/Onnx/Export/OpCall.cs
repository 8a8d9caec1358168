using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export;

/// <summary>One step of a network while it is written: its inputs as values of the graph, its parameters, and the types that the network says.</summary>
internal sealed class OpCall(ExportRun run, Node node)
{
    /// <summary>The graph.</summary>
    public OnnxGraph Graph => run.Graph;

    /// <summary>Its first input, or only one.</summary>
    public OnnxValue X => Input(0);

    /// <summary>The shape of its first input.</summary>
    public Shape XShape => InputType(0).Shape;

    /// <summary>The shape of its first output.</summary>
    public Shape YShape => OutputType(0).Shape;

    /// <summary>How many inputs there are.</summary>
    public int Count => node.Inputs.Length;

    /// <summary>Sizes that are known only when data arrives.</summary>
    public SizeNodes Sizes => run.Sizes;

    public OnnxValue Input(int index) => run.Value(node.Inputs[index]);

    public TensorType InputType(int index) => run.Network.TypeOf(node.Inputs[index]);

    public TensorType OutputType(int index) => run.Network.SignatureOf(node).Outputs[index];

    /// <summary>Adds a node that takes the first input.</summary>
    public OnnxValue Node(string opType, params ReadOnlySpan<AttributeProto> attributes) => Graph.Node(opType, [X], attributes);

    /// <summary>
    /// A parameter under the name that the network has for it, with elements like the first input's; in its own shape unless sizes are given.
    /// </summary>
    public OnnxValue Parameter(string name, params ReadOnlySpan<long> dims) => run.Parameter($"{node.ParameterScope}.{name}", X.Element, dims);

    /// <summary>A parameter, or null where the step has none of that name.</summary>
    public OnnxValue? OptionalParameter(string name, params ReadOnlySpan<long> dims) => Has(name) ? Parameter(name, dims) : null;

    /// <summary>Whether the step has a parameter of that name.</summary>
    public bool Has(string name) => run.Network.SignatureOf(node).Parameters.Any(p => p.Name == name);

    /// <summary>The numbers of a parameter.</summary>
    public float[] Numbers(string name) => run.Weights[$"{node.ParameterScope}.{name}"].ToFloats();

    /// <summary>A parameter in its own shape and elements, whatever the inputs are.</summary>
    public OnnxValue Own(string name, DType element) => run.Parameter($"{node.ParameterScope}.{name}", element, []);

    /// <summary>Numbers with elements like the first input's.</summary>
    public OnnxValue Numbers(string name, ReadOnlySpan<float> values, params ReadOnlySpan<long> dims) =>
        Graph.Initializer(Tensors.Of($"{node.Name}.{name}", values, X.Element, dims));

    /// <summary>A list of single-precision numbers, whatever the inputs are.</summary>
    public OnnxValue Floats(string name, ReadOnlySpan<float> values) => Graph.Initializer($"{node.Name}.{name}", values, values.Length);

    /// <summary>So many times the same number, with elements like the first input's.</summary>
    public OnnxValue Repeated(string name, float value, params ReadOnlySpan<long> dims)
    {
        var count = 1L;
        foreach (var dim in dims)
        {
            count *= dim;
        }

        return Numbers(name, Enumerable.Repeat(value, checked((int)count)).ToArray(), dims);
    }

    /// <summary>An axis counted from the start.</summary>
    public int Axis(int axis) => axis < 0 ? axis + XShape.Rank : axis;

    /// <summary>The operators are too old for the step.</summary>
    public void RequireOpset(int opset)
    {
        if (Graph.Opset < opset)
        {
            throw new UnsupportedOpException($"needs operator set {opset}, and {Graph.Opset} is written");
        }
    }
}
