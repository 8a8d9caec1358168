namespace MLNetVision.Networks.Ops;

/// <summary>
/// Products of matrices in the last two axes; the axes before stretch. A value of one axis is a row on the left or a column on the right, and that axis goes.
/// </summary>
public sealed record MatMul(bool TransposeA = false, bool TransposeB = false) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var (a, b) = (inputs.Expect(2).Number(0), inputs.Number(1));
        inputs.Require(inputs[0].Element == inputs[1].Element, "inputs of one element type", $"{inputs[0]} and {inputs[1]}");
        inputs.Require(a.Rank > 0 && b.Rank > 0, "values with axes", $"{a} and {b}");
        inputs.Require((!TransposeA || a.Rank > 1) && (!TransposeB || b.Rank > 1), "matrices where they are transposed", $"{a} and {b}");
        var left = TransposeA ? a[^2] : a[^1];
        var right = TransposeB || b.Rank == 1 ? b[^1] : b[^2];
        inputs.Require(left == right, $"{left} rows in the second matrix", $"{right}");
        var batch = Broadcasting.Stretch(inputs, a.Slice(0, Math.Max(0, a.Rank - 2)), b.Slice(0, Math.Max(0, b.Rank - 2)));
        var rows = a.Rank == 1 ? Shape.Scalar : Shape.Create(TransposeA ? a[^1] : a[^2]);
        var columns = b.Rank == 1 ? Shape.Scalar : Shape.Create(TransposeB ? b[^2] : b[^1]);
        var output = batch.Concat(rows).Concat(columns);
        return new OpSignature(inputs[0].WithShape(output)) { Flops = 2 * output.ElementsPerRow() * (left.IsKnown ? left.Size : 1) };
    }
}

/// <summary>Writes <see cref="Ops.MatMul"/>.</summary>
public static class MatMulWriting
{
    /// <summary>Products of matrices in the last two axes.</summary>
    public static Tensor MatMul(this Tensor x, Tensor other, bool transposeA = false, bool transposeB = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new MatMul(transposeA, transposeB), name, other);
    }

    /// <summary>alpha a b + beta c, a and b matrices that may be transposed first.</summary>
    public static Tensor Gemm(
        this Tensor a, Tensor b, Tensor? c = null, double alpha = 1, double beta = 1, bool transposeA = false, bool transposeB = false)
    {
        ArgumentNullException.ThrowIfNull(a);
        var product = Scaled(a.MatMul(b, transposeA, transposeB), alpha);
        return c is null ? product : product.Add(Scaled(c, beta));
    }

    private static Tensor Scaled(Tensor x, double factor) =>
        factor.Equals(1.0) ? x : x.Multiply(x.Builder.Literal(factor, x.Type.Element));
}
