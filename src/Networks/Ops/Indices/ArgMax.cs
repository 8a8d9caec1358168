namespace MLNetVision.Networks.Ops;

/// <summary>Where along an axis the largest number is, Int64; of equal ones the first or the last.</summary>
public sealed record ArgMax(int Axis = 0, bool KeepAxis = true, bool SelectLast = false) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Number(0);
        var axis = inputs.Axis(0, Axis);
        var kept = KeepAxis ? shape.With(axis, 1) : shape.Slice(0, axis).Concat(shape.Slice(axis + 1, shape.Rank));
        return new OpSignature(new TensorType(DType.Int64, kept));
    }
}

/// <summary>Writes <see cref="Ops.ArgMax"/>.</summary>
public static class ArgMaxWriting
{
    /// <summary>Where along an axis the largest number is.</summary>
    public static Tensor ArgMax(this Tensor x, int axis = 0, bool keepAxis = true, bool selectLast = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new ArgMax(axis, keepAxis, selectLast), name);
    }
}
