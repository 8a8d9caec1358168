using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import;

/// <summary>Adds steps to the network being written, and keeps the weights that they own. A weight that two equal steps use is one parameter.</summary>
internal sealed class StepWriter(NetworkBuilder builder)
{
    private readonly StepNames _names = new();
    private readonly Dictionary<TensorProto, List<Owner>> _owners = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TensorProto, Tensor> _constants = new(ReferenceEqualityComparer.Instance);

    public Dictionary<string, Weight> Weights { get; } = new(StringComparer.Ordinal);

    /// <summary>The network's inputs so far.</summary>
    public List<Tensor> Inputs { get; } = [];

    public Tensor Input(string name, TensorType type)
    {
        var input = builder.Input(_names.Take(name), type.Shape, type.Element);
        Inputs.Add(input);
        return input;
    }

    /// <summary>Adds a step without parameters.</summary>
    public IReadOnlyList<Tensor> Add(Op op, string? name, params ReadOnlySpan<Tensor> inputs)
    {
        var outputs = builder.Add(op, name is null ? null : _names.Take(name), inputs);
        _names.Note(outputs[0].Reference.Node);
        return outputs;
    }

    /// <summary>Adds a step with parameters, named after its weight or, failing that, after its node.</summary>
    public IReadOnlyList<Tensor> Add(Op op, string? name, IReadOnlyList<OwnedWeight> weights, params ReadOnlySpan<Tensor> inputs)
    {
        if (TiedTo(op, weights) is { } owner)
        {
            var tied = builder.AddTied(op, owner, name is null ? null : _names.Take(name), inputs);
            _names.Note(tied[0].Reference.Node);
            return tied;
        }

        var outputs = Add(op, StepNames.OfWeight(weights[0].Source.Name) ?? name, inputs);
        var node = outputs[0].Reference.Node;
        foreach (var weight in weights)
        {
            Weights[$"{node}.{weight.Slot}"] = weight.Value;
        }

        Remember(op, weights, node);
        return outputs;
    }

    /// <summary>A constant as a value: small or whole ones as a literal, others as a parameter, trained where the file holds it as an initialiser.</summary>
    public Tensor Constant(ConstantValue constant, Func<StepWriter, ConstantValue, Tensor> make)
    {
        if (!_constants.TryGetValue(constant.Tensor, out var tensor))
        {
            _constants.Add(constant.Tensor, tensor = make(this, constant));
        }

        return tensor;
    }

    private string? TiedTo(Op op, IReadOnlyList<OwnedWeight> weights) =>
        weights.Count > 0 && _owners.TryGetValue(weights[0].Source, out var owners)
            ? owners.Find(o => o.Op.Equals(op) && o.Sources.SequenceEqual(weights.Select(w => w.Source), ReferenceEqualityComparer.Instance))?.Node
            : null;

    private void Remember(Op op, IReadOnlyList<OwnedWeight> weights, string node)
    {
        if (!_owners.TryGetValue(weights[0].Source, out var owners))
        {
            _owners.Add(weights[0].Source, owners = []);
        }

        owners.Add(new Owner(op, [.. weights.Select(w => w.Source)], node));
    }

    private sealed record Owner(Op Op, TensorProto[] Sources, string Node);
}
