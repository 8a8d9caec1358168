using System.Runtime.InteropServices;
using MLNetVision.Networks.Ops;

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
        var pictures = WholeNumbers.Of(call.Inputs[2]);
        var regions = MemoryMarshal.Cast<byte, double>(call.Inputs[1].detach().type(ScalarType.Float64).cpu().contiguous().bytes).ToArray();
        var (cells, order) = (new List<Tensor>(), new List<long>());
        foreach (var group in pictures.Index().GroupBy(region => region.Item, region => region.Index))
        {
            int[] numbers = [.. group];
            order.AddRange(numbers.Select(number => (long)number));
            cells.Add(OfPicture(op, call, x.select(0, group.Key), regions, numbers));
        }

        var back = order.Select((region, place) => (region, (long)place)).Order().Select(pair => pair.Item2).ToArray();
        return cells.Count == 0 ? torch.zeros(call.Dims(), x.dtype, call.Device) : torch.cat(cells, 0).index_select(0, call.Placed(torch.tensor(back)));
    }

    /// <summary>[C, H, W] by columns [R, W, w] and rows [R, h, H]: [R, C, h, w].</summary>
    private static Tensor OfPicture(RoiAlign op, Call call, Tensor picture, double[] regions, int[] numbers)
    {
        var (channels, height, width) = (picture.shape[0], picture.shape[1], picture.shape[2]);
        var (h, w, count) = (op.Output.Height, op.Output.Width, numbers.Length);
        var across = Shares(op, call, regions, numbers, axis: 0, width).type(picture.dtype).permute(2, 0, 1).reshape(width, count * w);
        var down = Shares(op, call, regions, numbers, axis: 1, height).type(picture.dtype);
        var columns = picture.reshape(channels * height, width).matmul(across).reshape(channels, height, count, w);
        var cells = down.bmm(columns.permute(2, 1, 0, 3).reshape(count, height, channels * w));
        return cells.reshape(count, h, channels, w).permute(0, 2, 1, 3);
    }

    /// <summary>[region, cell, pixel]: the share of each pixel along an axis, 0 across, 1 down.</summary>
    private static Tensor Shares(RoiAlign op, Call call, double[] regions, int[] numbers, int axis, long size)
    {
        var cells = axis == 0 ? op.Output.Width : op.Output.Height;
        var shares = new double[numbers.Length * cells * size];
        foreach (var (place, region) in numbers.Index())
        {
            var reach = RoiReach.Of(op, call, regions, region, axis);
            for (var cell = 0; cell < cells; cell++)
            {
                reach.AddShares(cell, shares.AsSpan((int)(((place * cells) + cell) * size), (int)size));
            }
        }

        return call.Placed(torch.tensor(shares)).reshape(numbers.Length, cells, size);
    }
}
