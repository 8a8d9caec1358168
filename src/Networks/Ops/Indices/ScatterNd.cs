namespace MLNetVision.Networks.Ops;

/// <summary>
/// A value with parts of the third input put to where rows of indices [..., K] say: one for each of the first K axes. Indices below 0 count from the end.
/// </summary>
public sealed record ScatterNd(ScatterKind Kind = ScatterKind.Replace) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(3)[0].Shape;
        var indices = inputs.Indices(1);
        inputs.Require(indices.Rank > 0, "indices [..., K]", indices);
        var named = inputs.Known(1, indices.Rank - 1, "indices a row");
        inputs.Require(named > 0 && named <= shape.Rank, $"rows of at most {shape.Rank} indices", named);
        var updates = inputs[0].WithShape(indices.Slice(0, indices.Rank - 1).Concat(shape.Slice(named, shape.Rank)));
        inputs.Require(inputs[2].Equals(updates), $"{updates} at input 2", inputs[2]);
        return new OpSignature(inputs[0]);
    }
}

/// <summary>Writes <see cref="Ops.ScatterNd"/>.</summary>
public static class ScatterNdWriting
{
    /// <summary>A value with parts put to where rows of indices say.</summary>
    public static Tensor ScatterNd(
        this Tensor x, Tensor indices, Tensor updates, ScatterKind kind = ScatterKind.Replace, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new ScatterNd(kind), name, indices, updates);
    }
}
