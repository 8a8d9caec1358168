using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;
using MLNetVision.Torch.Lowering.Moves;
using static TorchSharp.torch.nn.functional;

namespace MLNetVision.Torch.Lowering.Norms;

/// <summary>Normalisation by what lies around a number in its own row of the batch.</summary>
internal static class NormLowerings
{
    private const long ShortRow = 8;

    public static OpLowering[] All { get; } =
    [
        new BatchNormLowering(),
        Lowered.By<LayerNorm>(LayerNorm),
        Lowered.By<GroupNorm>((op, call) => group_norm(call.X, op.Groups, call.OptionalParameter("weight"), call.OptionalParameter("bias"), op.Epsilon)),
        Lowered.One<LocalResponseNorm>(LocalResponseNorm),
    ];

    /// <summary>Rows of few numbers subtract what is nearly equal, which takes more digits than single precision has.</summary>
    private static Tensor LayerNorm(LayerNorm op, Call call)
    {
        var (x, row) = (call.X, call.X.shape[^op.Axes..]);
        var (weight, bias) = (call.OptionalParameter("weight"), call.OptionalParameter("bias"));
        return row.Aggregate(1L, (product, size) => product * size) > ShortRow
            ? layer_norm(x, row, weight, bias, op.Epsilon)
            : layer_norm(
                x.type(ScalarType.Float64), row, weight?.type(ScalarType.Float64), bias?.type(ScalarType.Float64), op.Epsilon).type(x.dtype);
    }

    /// <summary>x[c] s[c]^-Beta with s[c] = K + Alpha / Size * sum of x² over channels c - Size / 2 to c + (Size - 1) / 2.</summary>
    private static Tensor LocalResponseNorm(LocalResponseNorm op, Tensor x)
    {
        var channels = x.shape[1];
        var squares = x * x;
        Tensor? sum = null;
        for (var offset = -(op.Size / 2); offset <= (op.Size - 1) / 2; offset++)
        {
            if (Math.Abs(offset) < channels)
            {
                var (before, after) = (new long[x.shape.Length], new long[x.shape.Length]);
                (before[1], after[1]) = (-offset, offset);
                var moved = Around.Constant(squares, before, after, 0);
                sum = sum is null ? moved : sum.Plus(moved);
            }
        }

        return x * sum!.Mul((double)op.Alpha / op.Size).Add(op.K).Pow(-op.Beta);
    }
}
