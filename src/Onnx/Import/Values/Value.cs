using System.Collections.Immutable;
using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import;

/// <summary>What a name of the graph stands for while it is imported.</summary>
internal abstract record Value
{
    /// <summary>A value whose numbers are known: a constant where all are, else sizes with symbols among them.</summary>
    public static Value Of(Numbers numbers) => numbers.IsKnown ? new ConstantValue(numbers.ToTensor()) { IsComputed = true } : new SizesValue(numbers);
}

/// <summary>A tensor that the file holds or that follows from what it holds.</summary>
internal sealed record ConstantValue(TensorProto Tensor) : Value
{
    /// <summary>Whether it comes from an operator rather than from an initialiser: such a constant is not trained.</summary>
    public bool IsComputed { get; init; }
}

/// <summary>Numbers that depend on symbolic sizes.</summary>
internal sealed record SizesValue(Numbers Numbers) : Value;

/// <summary>A value of the network.</summary>
internal sealed record FlowValue(Tensor Tensor) : Value
{
    /// <summary>The input of the graph that it is, or null.</summary>
    public string? Input { get; init; }
}

/// <summary>A list of values.</summary>
internal sealed record SequenceValue(ImmutableArray<Value> Items) : Value;

/// <summary>What a step would have given that cannot be imported; whoever takes it cannot be imported for that reason alone.</summary>
internal sealed record MissingValue : Value;
