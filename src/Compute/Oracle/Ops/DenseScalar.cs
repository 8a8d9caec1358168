using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>y[r, u] = sum over f of x[r, f] w[u, f], plus b[u]; the weight is w[f, u] where it is transposed.</summary>
internal sealed class DenseScalar : ScalarOp<Dense>
{
    protected override void Forward(Dense op, Call call)
    {
        var (rows, features) = Extent(call);
        var weight = call.Parameter("weight").Data;
        var bias = call.OptionalParameter("bias");
        for (var r = 0; r < rows; r++)
        {
            for (var u = 0; u < op.Units; u++)
            {
                var sum = bias is null ? 0 : bias.Data[u];
                for (var f = 0; f < features; f++)
                {
                    sum += call.X.Data[(r * features) + f] * weight[WeightAt(op, u, f, features)];
                }

                call.Y.Data[(r * op.Units) + u] = sum;
            }
        }
    }

    protected override void Backward(Dense op, Call call)
    {
        var (rows, features) = Extent(call);
        var weight = call.Parameter("weight");
        var bias = call.OptionalParameter("bias");
        for (var r = 0; r < rows; r++)
        {
            for (var u = 0; u < op.Units; u++)
            {
                var gradient = call.Y.Gradient[(r * op.Units) + u];
                for (var f = 0; f < features; f++)
                {
                    var at = WeightAt(op, u, f, features);
                    call.X.Gradient[(r * features) + f] += gradient * weight.Data[at];
                    weight.Gradient[at] += gradient * call.X.Data[(r * features) + f];
                }

                if (bias is not null)
                {
                    bias.Gradient[u] += gradient;
                }
            }
        }
    }

    private static int WeightAt(Dense op, int unit, int feature, int features) => op.Transposed ? (feature * op.Units) + unit : (unit * features) + feature;

    private static (int Rows, int Features) Extent(Call call) => (call.X.Count / call.X.Dims[^1], call.X.Dims[^1]);
}
