using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class Upsample2dScalar : ScalarOp<Upsample2d>
{
    protected override void Forward(Upsample2d op, Call call)
    {
        foreach (var (output, input, share) in Shares(op, call))
        {
            call.Y.Data[output] += share * call.X.Data[input];
        }
    }

    protected override void Backward(Upsample2d op, Call call)
    {
        foreach (var (output, input, share) in Shares(op, call))
        {
            call.X.Gradient[input] += share * call.Y.Gradient[output];
        }
    }

    /// <summary>How much of which old pixel each new one has.</summary>
    private static IEnumerable<(int Output, int Input, double Share)> Shares(Upsample2d op, Call call)
    {
        var (height, width) = (call.X.Dims[2], call.X.Dims[3]);
        var (rows, columns) = (call.Y.Dims[2], call.Y.Dims[3]);
        for (var i = 0; i < call.Y.Count; i++)
        {
            var start = i / (rows * columns) * height * width;
            foreach (var (y, down) in Along(op, i / columns % rows, height, op.Factor.Height))
            {
                foreach (var (x, across) in Along(op, i % columns, width, op.Factor.Width))
                {
                    yield return (i, start + (y * width) + x, down * across);
                }
            }
        }
    }

    private static (int Place, double Share)[] Along(Upsample2d op, int place, int size, int factor)
    {
        if (op.Kind == UpsampleKind.Nearest)
        {
            return [(place / factor, 1)];
        }

        var last = (size * factor) - 1;
        var source = op.AlignCorners ? (last == 0 ? 0 : place * (size - 1.0) / last) : Math.Max(0, ((place + 0.5) / factor) - 0.5);
        var before = Math.Min((int)source, size - 1);
        var after = Math.Min(before + 1, size - 1);
        return [(before, 1 - (source - before)), (after, source - before)];
    }
}
