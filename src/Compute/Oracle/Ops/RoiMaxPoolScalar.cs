using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class RoiMaxPoolScalar : ScalarOp<RoiMaxPool>
{
    protected override void Forward(RoiMaxPool op, Call call) => Visit(op, call, isForward: true);

    protected override void Backward(RoiMaxPool op, Call call) => Visit(op, call, isForward: false);

    private static void Visit(RoiMaxPool op, Call call, bool isForward)
    {
        var cells = op.Output.Height * op.Output.Width;
        for (var region = 0; region < call.Y.Dims[0]; region++)
        {
            var picture = PictureOf(call, region);
            var (rows, columns) = (Reach(op, call, region, 1), Reach(op, call, region, 0));
            for (var i = 0; i < call.X.Dims[1] * cells; i++)
            {
                var place = Largest(
                    call, call.X.At(picture, i / cells, 0, 0), rows.Cell(i % cells / op.Output.Width), columns.Cell(i % op.Output.Width));
                Take(call, (region * call.X.Dims[1] * cells) + i, place, isForward);
            }
        }
    }

    private static void Take(Call call, int to, int place, bool isForward)
    {
        if (isForward)
        {
            call.Y.Data[to] = place < 0 ? 0 : call.X.Data[place];
        }
        else if (place >= 0)
        {
            call.X.Gradient[place] += call.Y.Gradient[to];
        }
    }

    /// <summary>The place of the first of the largest pixels of a cell, -1 where it has none; what is not a number is larger than all.</summary>
    private static int Largest(Call call, int plane, (int From, int To) rows, (int From, int To) columns)
    {
        var best = -1;
        for (var y = rows.From; y < rows.To; y++)
        {
            for (var x = columns.From; x < columns.To; x++)
            {
                var place = plane + (y * call.X.Dims[3]) + x;
                if (best < 0 || call.X.Data[place] > call.X.Data[best] || double.IsNaN(call.X.Data[place]))
                {
                    best = place;
                }
            }
        }

        return best;
    }

    private static WholeReach Reach(RoiMaxPool op, Call call, int region, int axis)
    {
        var regions = call.Inputs[1];
        var (first, last) = (regions.Data[regions.At(region, axis)] * op.Scale, regions.Data[regions.At(region, axis + 2)] * op.Scale);
        return WholeReach.TryCreate(
            first, last, axis == 0 ? op.Output.Width : op.Output.Height, call.X.Dims[axis == 0 ? 3 : 2], out var reach)
            ? reach
            : throw call.Fail(WholeReach.Rule, $"{first} to {last} in region {region}", "Cut the regions off where the pictures end.");
    }

    private static int PictureOf(Call call, int region)
    {
        var number = call.Inputs[2].Whole[region];
        return number >= 0 && number < call.X.Dims[0]
            ? (int)number
            : throw call.Fail(
                $"numbers of pictures from 0 to {call.X.Dims[0] - 1}", $"{number} for region {region}", "Number the regions by the rows of the batch.");
    }
}
