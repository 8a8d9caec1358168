using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Products of two values.</summary>
internal static class Products
{
    public static void Gemm(OperatorCall call)
    {
        var (alpha, beta) = (call.Float("alpha", 1), call.Float("beta", 1));
        var x = call.Add(new MatMul(call.Flag("transA"), call.Flag("transB")), call.Tensor(0), call.Tensor(1));
        x = alpha == 1 ? x : call.Add(new Multiply(), x, call.Literal(alpha, x));
        if (call.Has(2))
        {
            var added = call.Tensor(2);
            x = call.Add(new Add(), x, beta == 1 ? added : call.Add(new Multiply(), added, call.Literal(beta, added)));
        }

        call.Give(x);
    }

    public static void MatMul(OperatorCall call) => call.Give(call.Add(new MatMul(), call.Tensor(0), call.Tensor(1)));
}
