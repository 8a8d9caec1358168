using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>y[c] = x[c] s[c]^-Beta with s[c] = K + Alpha / Size * sum of x² over channels c - Size / 2 to c + (Size - 1) / 2.</summary>
internal sealed class LocalResponseNormScalar : ScalarOp<LocalResponseNorm>
{
    protected override void Forward(LocalResponseNorm op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            call.Y.Data[i] = call.X.Data[i] * Math.Pow(Scale(op, call, i), -op.Beta);
        }
    }

    /// <summary>dx[c] += dy[c] s[c]^-Beta; and for each neighbour d in c's window dx[d] -= dy[c] x[c] Beta s[c]^(-Beta-1) 2 Alpha / Size x[d].</summary>
    protected override void Backward(LocalResponseNorm op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            var scale = Scale(op, call, i);
            var gradient = call.Y.Gradient[i];
            call.X.Gradient[i] += gradient * Math.Pow(scale, -op.Beta);
            var factor = gradient * call.X.Data[i] * op.Beta * Math.Pow(scale, -op.Beta - 1) * 2 * op.Alpha / op.Size;
            foreach (var d in Window(op, call, i))
            {
                call.X.Gradient[d] -= factor * call.X.Data[d];
            }
        }
    }

    private static double Scale(LocalResponseNorm op, Call call, int i) =>
        op.K + ((double)op.Alpha / op.Size * Window(op, call, i).Sum(d => call.X.Data[d] * call.X.Data[d]));

    private static IEnumerable<int> Window(LocalResponseNorm op, Call call, int i)
    {
        var inner = call.X.Product(2, call.X.Rank);
        var channel = i / inner % call.X.Dims[1];
        for (var c = Math.Max(0, channel - (op.Size / 2)); c <= Math.Min(call.X.Dims[1] - 1, channel + ((op.Size - 1) / 2)); c++)
        {
            yield return i + ((c - channel) * inner);
        }
    }
}
