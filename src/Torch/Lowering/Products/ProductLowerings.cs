using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;
using static TorchSharp.torch.nn.functional;

namespace MLNetVision.Torch.Lowering.Products;

/// <summary>Products of matrices, and rows of a table.</summary>
internal static class ProductLowerings
{
    public static OpLowering[] All { get; } =
    [
        Lowered.Two<MatMul>(MatMul, Casting.Low),
        Lowered.By<Dense>(Dense, Casting.Low),
        Lowered.By<Embedding>(Embedding),
    ];

    private static Tensor MatMul(MatMul op, Tensor a, Tensor b)
    {
        a = op.TransposeA ? a.transpose(-2, -1) : a;
        b = op.TransposeB ? b.transpose(-2, -1) : b;
        return a.dtype.IsFloating() ? a.matmul(b) : WholeMatMul(a, b);
    }

    /// <summary>Libtorch multiplies matrices of whole numbers on the CPU alone; sums of products do on every device.</summary>
    private static Tensor WholeMatMul(Tensor a, Tensor b)
    {
        var (isRow, isColumn) = (a.shape.Length == 1, b.shape.Length == 1);
        a = isRow ? a.unsqueeze(0) : a;
        b = isColumn ? b.unsqueeze(1) : b;
        var product = (a.unsqueeze(-1) * b.unsqueeze(-3)).sum([-2], false, a.dtype);
        product = isColumn ? product.squeeze(-1) : product;
        return isRow ? product.squeeze(isColumn ? -1 : -2) : product;
    }

    private static Tensor Dense(Dense op, Call call)
    {
        var (weight, bias) = (call.Parameter("weight"), call.OptionalParameter("bias"));
        return linear(call.X, op.Transposed ? weight.t() : weight, bias);
    }

    private static Tensor Embedding(Embedding op, Call call)
    {
        call.CheckRange(0, 0, op.Count - 1, $"indices from 0 to {op.Count - 1}", "Give indices of that range, or a larger Count.");
        return call.Parameter("weight").index_select(0, call.X.type(ScalarType.Int64).flatten()).reshape([.. call.X.shape, op.Size]);
    }
}
