using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Conformance.Cases;

/// <summary>A case's network while it is written: inputs come with what they are filled with.</summary>
internal sealed class Sketch(NetworkBuilder builder, DType element)
{
    private readonly Dictionary<string, InputValues> _inputs = [];
    private readonly Dictionary<string, Tensor> _outputs = [];
    private Tensor? _loss;

    public NetworkBuilder Builder => builder;

    /// <summary>The element type of what is differentiable.</summary>
    public DType Element => element;

    public IReadOnlyDictionary<string, InputValues> Inputs => _inputs;

    /// <summary>A differentiable input of the case's element type.</summary>
    public Tensor X(Shape shape, string name = "x", double low = -2, double high = 2) =>
        Input(name, shape, element, new Uniform(low, high) { IsDifferentiable = true });

    /// <summary>A picture [N, channels, height, width].</summary>
    public Tensor Picture(int channels, int height, int width, string name = "x") => X(["N", channels, height, width], name);

    /// <summary>An input without gradients, of the case's element type.</summary>
    public Tensor Given(string name, Shape shape, InputValues values) => Input(name, shape, element, values);

    /// <summary>A single number of the case's element type, or of another.</summary>
    public Tensor Literal(double value, DType? type = null) => builder.Literal(value, type ?? element);

    public Tensor Classes(string name, Shape shape, int below, long? ignored = null, DType type = DType.Int64) =>
        Input(name, shape, type, new Classes(below, ignored));

    /// <summary>A value that the network gives; the loss draws it to a target.</summary>
    public void Give(string name, Tensor value) => _outputs.Add(name, value);

    public void Give(Tensor value) => Give("output", value);

    /// <summary>A loss instead of the distance from targets.</summary>
    public void Lose(Tensor loss) => _loss = loss;

    public Dictionary<string, Tensor> Finish()
    {
        var loss = _loss;
        foreach (var (name, value) in _loss is null ? _outputs.Where(o => o.Value.Type.Element.IsFloating()) : [])
        {
            var target = Input($"{name} target", value.Shape, value.Type.Element, new Uniform(-1, 1));
            var distance = value.Then(new MeanSquaredError { Reduction = Reduction.Sum }, $"{name} distance", target);
            loss = loss is null ? distance : loss.Add(distance, $"{name} total");
        }

        return new(_outputs) { ["loss"] = loss ?? throw new InvalidOperationException("The case gives nothing to learn from.") };
    }

    private Tensor Input(string name, Shape shape, DType type, InputValues values)
    {
        _inputs.Add(name, values);
        return builder.Input(name, shape, type);
    }
}
