using System.Collections.Immutable;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import;

/// <summary>One node while its operator is imported: attributes, inputs, and where its outputs go.</summary>
internal sealed class OperatorCall(GraphImport graph, NodeProto node, Value?[] inputs)
{
    private readonly Value?[] _outputs = new Value?[node.Outputs.Length];
    private bool _isCompound;

    /// <summary>The import that the node is part of.</summary>
    public GraphImport Graph => graph;

    /// <summary>The node.</summary>
    public NodeProto Node => node;

    /// <summary>The version of the operators.</summary>
    public long Opset => graph.Model.Opset;

    /// <summary>The step's name.</summary>
    public string? Name => node.Name.Length == 0 ? null : _isCompound ? $"{LayerName}.step" : StepNames.OfNode(node, isLayer: false);

    /// <summary>The name of a step that owns weights, where these do not say it.</summary>
    public string? LayerName => node.Name.Length > 0 ? StepNames.OfNode(node, isLayer: true) : null;

    /// <summary>How many inputs there are, the left-out ones at the end not counted.</summary>
    public int Count => Array.FindLastIndex(inputs, i => i is not null) + 1;

    public IReadOnlyList<Value?> Outputs => _outputs;

    public bool Has(int input) => input < inputs.Length && inputs[input] is not null;

    public Value Input(int index) => Has(index) ? inputs[index]! : throw Unsupported($"it lacks its input {index}");

    /// <summary>An input as a value of the network; a constant becomes one.</summary>
    public Tensor Tensor(int index) => graph.Flow(Input(index), node.Inputs[index], this);

    /// <summary>All inputs from an index on.</summary>
    public Tensor[] Tensors(int from = 0) => [.. Enumerable.Range(from, Count - from).Select(Tensor)];

    /// <summary>The tensor that an input is, if that is known.</summary>
    public TensorProto? Known(int index) => !Has(index) ? null : Input(index) switch
    {
        ConstantValue constant => constant.Tensor,
        FlowValue { Input: { } name } => graph.FixInput(name),
        _ => null,
    };

    /// <summary>The weight that an input is: a floating tensor that is known without fixing an input.</summary>
    public TensorProto? Weight(int index) =>
        Has(index) && Input(index) is ConstantValue { Tensor: { Type: OnnxType.Float or OnnxType.Double or OnnxType.Float16 } tensor } ? tensor : null;

    /// <summary>The numbers of an input, symbols among them.</summary>
    public Numbers Numbers(int index) => (Input(index) is SizesValue sizes ? sizes.Numbers : Known(index) is { } tensor ? Import.Numbers.From(tensor) : null)
        ?? throw Unsupported($"its input '{node.Inputs[index]}' has to be known before the network runs");

    /// <summary>The whole numbers of an input.</summary>
    public long[] Ints(int index)
    {
        var numbers = Numbers(index);
        return numbers.IsKnown
            ? [.. numbers.Items.Select(t => t.Whole)]
            : throw Unsupported($"its input '{node.Inputs[index]}' depends on a symbolic size: [{string.Join(", ", numbers.Items)}]");
    }

    /// <summary>The single number of an input, or a default where it is left out.</summary>
    public double Number(int index, double fallback)
    {
        if (!Has(index))
        {
            return fallback;
        }

        var numbers = Numbers(index);
        return numbers is { IsKnown: true, Items.Length: 1 } ? numbers.Items[0].Real
            : throw Unsupported($"its input '{node.Inputs[index]}' has to be one number");
    }

    public AttributeProto? Attribute(string name) => graph.Attribute(node, name);

    public long Int(string name, long fallback) => Attribute(name)?.Int ?? fallback;

    public bool Flag(string name, bool fallback = false) => Int(name, fallback ? 1 : 0) != 0;

    public float Float(string name, float fallback) => Attribute(name)?.Float ?? fallback;

    public string Text(string name, string fallback) => Attribute(name)?.Text ?? fallback;

    public long[]? Ints(string name) => Attribute(name)?.Ints.ToArray();

    /// <summary>Axes that an attribute or, in later versions, an input gives; null where neither does.</summary>
    public int[]? Axes(string attribute, int input) =>
        Attribute(attribute) is { } found ? [.. found.Ints.Select(a => checked((int)a))] : Has(input) ? [.. Ints(input).Select(a => checked((int)a))] : null;

    /// <summary>An axis counted from the start.</summary>
    public int Axis(long axis, int rank) =>
        axis >= -rank && axis < rank ? (int)(axis < 0 ? axis + rank : axis) : throw Unsupported($"axis {axis} is none of {rank}");

    /// <summary>A dimension that has to be a number.</summary>
    public long Size(Tensor x, int axis) =>
        x.Shape[axis] is { IsKnown: true } dim ? dim.Size : throw Unsupported($"the size at axis {axis} of {x.Type} has to be known");

    /// <summary>The node becomes many steps, of which one that owns weights is to have its name.</summary>
    public void BecomesMany() => _isCompound = true;

    /// <summary>Adds a step without parameters that gives one value.</summary>
    public Tensor Add(Op op, params ReadOnlySpan<Tensor> values) => graph.Steps.Add(op, Name, values)[0];

    /// <summary>A number of the element of a value.</summary>
    public Tensor Literal(double number, Tensor like) => graph.Steps.Add(new Literal(TensorLiteral.Single(like.Type.Element, number)), null)[0];

    /// <summary>Known whole numbers as a value.</summary>
    public Tensor Literal(ReadOnlySpan<long> numbers, params ReadOnlySpan<int> dims) => graph.Steps.Add(new Literal(TensorLiteral.Of(numbers, dims)), null)[0];

    /// <summary>The same numbers in another shape, without a step where it is the shape that they have.</summary>
    public Tensor Reshape(Tensor x, Shape shape) => shape.Equals(x.Shape) ? x : Add(new Reshape(shape), x);

    /// <summary>Adds a step that owns weights.</summary>
    public Tensor AddLayer(Op op, IReadOnlyList<OwnedWeight> weights, params ReadOnlySpan<Tensor> values) => graph.Steps.Add(op, LayerName, weights, values)[0];

    public void Give(params ReadOnlySpan<Tensor> values)
    {
        for (var i = 0; i < Math.Min(values.Length, _outputs.Length); i++)
        {
            _outputs[i] = new FlowValue(values[i]);
        }
    }

    public void Give(Value value, int output = 0)
    {
        if (output < _outputs.Length)
        {
            _outputs[output] = value;
        }
    }

    /// <summary>Tells the user something about this node.</summary>
    public void Note(string text) => graph.Note(text);

    /// <summary>Whether somebody takes an output.</summary>
    public bool IsTaken(int output) => output < node.Outputs.Length && node.Outputs[output].Length > 0 && graph.IsTaken(node.Outputs[output]);

    /// <summary>What this node asks for is not supported.</summary>
    public UnsupportedException Unsupported(string rule) => new(rule) { Node = node };

    public ImmutableArray<Value> AllInputs() => [.. inputs.Take(Count).Select(i => i!)];
}
