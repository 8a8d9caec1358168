using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Lowering.Grids;

/// <summary>
/// Cells of regions as products: a cell is rows times picture times columns, where rows and columns hold the shares of the samples of the cell. The regions of
/// one picture go together.
/// </summary>
internal static class RoiAligning
{
    public static Tensor RoiAlign(RoiAlign op, Call call)
    {
        var x = call.X;
        call.CheckRange(2, 0, x.shape[0] - 1, $"numbers of pictures from 0 to {x.shape[0] - 1}", "Number the regions by the rows of the batch.");
        if (call.Inputs[1].shape[0] == 0)
        {
            return torch.zeros(call.Dims(), x.dtype, call.Device);
        }

        var reach = RoiReach.Of(op, call);
        var across = reach.Shares(axis: 0, op.Output.Width, x.shape[3]).type(x.dtype);
        var down = reach.Shares(axis: 1, op.Output.Height, x.shape[2]).type(x.dtype);
        return x.shape[0] == 1 ? OfPicture(x.select(0, 0), across, down) : OfPictures(x, across, down, call.Inputs[2].type(ScalarType.Int64));
    }

    private static Tensor OfPictures(Tensor x, Tensor across, Tensor down, Tensor pictures)
    {
        var (sorted, order) = pictures.sort(0, stable: true);
        (across, down) = (across.index_select(0, order), down.index_select(0, order));
        var counts = WholeNumbers.Of(HeldNumbers.Range(0, x.shape[0], x.device).unsqueeze(1).eq(sorted).sum(1));
        var (cells, first) = (new List<Tensor>(), 0L);
        for (var picture = 0; picture < counts.Length; first += counts[picture], picture++)
        {
            if (counts[picture] > 0)
            {
                cells.Add(OfPicture(x.select(0, picture), across.narrow(0, first, counts[picture]), down.narrow(0, first, counts[picture])));
            }
        }

        return torch.cat(cells, 0).index_select(0, order.sort(0).Item2);
    }

    /// <summary>[C, H, W] by columns [R, w, W] and rows [R, h, H]: [R, C, h, w].</summary>
    private static Tensor OfPicture(Tensor picture, Tensor across, Tensor down)
    {
        var (channels, height, width) = (picture.shape[0], picture.shape[1], picture.shape[2]);
        var (count, h, w) = (across.shape[0], down.shape[1], across.shape[1]);
        var columns = picture.reshape(channels * height, width).matmul(across.reshape(count * w, width).t()).reshape(channels, height, count, w);
        var cells = down.bmm(columns.permute(2, 1, 0, 3).reshape(count, height, channels * w));
        return cells.reshape(count, h, channels, w).permute(0, 2, 1, 3);
    }
}
