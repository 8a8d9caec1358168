using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Networks.Ops;

/// <summary>A trained vector for each index: [...] of Int64 or Int32 to [..., Size]. Parameter: weight [Count, Size].</summary>
public sealed record Embedding(int Count, int Size) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Require(inputs.Expect(1)[0].Element is DType.Int64 or DType.Int32, "indices, Int64 or Int32", inputs[0]);
        inputs.Require(Count > 0 && Size > 0, "a count and a size from 1", $"{Count}, {Size}");
        return new OpSignature(TensorType.Float(inputs[0].Shape.Concat([Size])))
        {
            Parameters = [new("weight", [Count, Size], ParameterRole.Weight, new Normal(0, 1))],
        };
    }
}

/// <summary>Writes <see cref="Ops.Embedding"/>.</summary>
public static class EmbeddingWriting
{
    /// <summary>A trained vector for each index.</summary>
    public static Tensor Embedding(this Tensor indices, int count, int size, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return indices.Then(new Embedding(count, size), name);
    }
}
