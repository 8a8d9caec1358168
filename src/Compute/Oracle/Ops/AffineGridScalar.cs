using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class AffineGridScalar : ScalarOp<AffineGrid>
{
    protected override void Forward(AffineGrid op, Call call)
    {
        foreach (var (grid, theta, factor) in Terms(op, call))
        {
            call.Y.Data[grid] += factor * call.X.Data[theta];
        }
    }

    protected override void Backward(AffineGrid op, Call call)
    {
        foreach (var (grid, theta, factor) in Terms(op, call))
        {
            call.X.Gradient[theta] += factor * call.Y.Gradient[grid];
        }
    }

    /// <summary>Which number of the grid has which number of the matrix how often.</summary>
    private static IEnumerable<(int Grid, int Theta, double Factor)> Terms(AffineGrid op, Call call)
    {
        var (height, width) = (op.Size.Height, op.Size.Width);
        for (var i = 0; i < call.Y.Count; i++)
        {
            var (place, axis) = (i / 2, i % 2);
            var theta = call.X.At(place / width / height, axis, 0);
            yield return (i, theta, At(place % width, width, op.AlignCorners));
            yield return (i, theta + 1, At(place / width % height, height, op.AlignCorners));
            yield return (i, theta + 2, 1);
        }
    }

    private static double At(int place, int places, bool alignCorners) =>
        !alignCorners ? (((2.0 * place) + 1) / places) - 1 : places == 1 ? 0 : (2.0 * place / (places - 1)) - 1;
}
