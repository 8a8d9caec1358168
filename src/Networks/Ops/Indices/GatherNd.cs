namespace MLNetVision.Networks.Ops;

/// <summary>Parts of a value, each named by a row of indices [..., K]: one for each of the K axes behind the BatchAxes that both have in common.</summary>
public sealed record GatherNd(int BatchAxes = 0) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(2)[0].Shape;
        var indices = inputs.Indices(1);
        inputs.Require(BatchAxes >= 0 && BatchAxes < Math.Min(indices.Rank, shape.Rank), "batch axes that both values have", BatchAxes);
        inputs.Require(indices.Slice(0, BatchAxes).Equals(shape.Slice(0, BatchAxes)), $"indices that begin with {shape.Slice(0, BatchAxes)}", indices);
        var named = inputs.Known(1, indices.Rank - 1, "indices a row");
        inputs.Require(named > 0 && named <= shape.Rank - BatchAxes, $"rows of at most {shape.Rank - BatchAxes} indices", named);
        return new OpSignature(inputs[0].WithShape(indices.Slice(0, indices.Rank - 1).Concat(shape.Slice(BatchAxes + named, shape.Rank))));
    }
}

/// <summary>Writes <see cref="Ops.GatherNd"/>.</summary>
public static class GatherNdWriting
{
    /// <summary>Parts of a value, each named by a row of indices.</summary>
    public static Tensor GatherNd(this Tensor x, Tensor indices, int batchAxes = 0, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new GatherNd(batchAxes), name, indices);
    }
}
