using System.Runtime.InteropServices;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering.Grids;

/// <summary>The largest pixels of cells: a region's cells take as many pixels each as the largest of them, the last of a cell's own over and over.</summary>
internal static class RoiMaxPooling
{
    private const double Farthest = 1 << 24;

    public static Tensor RoiMaxPool(RoiMaxPool op, Call call)
    {
        var x = call.X;
        call.CheckRange(2, 0, x.shape[0] - 1, $"numbers of pictures from 0 to {x.shape[0] - 1}", "Number the regions by the rows of the batch.");
        var pictures = WholeNumbers.Of(call.Inputs[2]);
        var regions = MemoryMarshal.Cast<byte, double>(call.Inputs[1].detach().type(ScalarType.Float64).cpu().contiguous().bytes).ToArray();
        var cells = pictures.Select((picture, region) => OfRegion(op, call, x.select(0, picture), regions, region)).ToArray();
        return cells.Length == 0 ? torch.zeros(call.Dims(), x.dtype, call.Device) : torch.stack(cells, 0);
    }

    /// <summary>Of [C, H, W]: [C, h, w].</summary>
    private static Tensor OfRegion(RoiMaxPool op, Call call, Tensor picture, double[] regions, int region)
    {
        var (channels, h, w) = (picture.shape[0], op.Output.Height, op.Output.Width);
        var (rows, tall) = Pixels(Cells(op, call, regions, region, axis: 1));
        var (columns, wide) = Pixels(Cells(op, call, regions, region, axis: 0));
        var pixels = picture.index_select(1, call.Placed(torch.tensor(rows))).index_select(2, call.Placed(torch.tensor(columns)));
        var (largest, _) = pixels.reshape(channels, h, tall, w, wide).permute(0, 1, 3, 2, 4).reshape(channels, h, w, tall * wide).max(3);
        return Filled(Cells(op, call, regions, region, axis: 1), Cells(op, call, regions, region, axis: 0)) is { } filled
            ? torch.where(call.Placed(torch.tensor(filled)).reshape(1, h, w), largest, torch.zeros([], largest.dtype, call.Device))
            : largest;
    }

    /// <summary>Per cell the first pixel and the one behind the last, which are the same where the picture has none of it.</summary>
    private static (long From, long To)[] Cells(RoiMaxPool op, Call call, double[] regions, int region, int axis)
    {
        var (first, last) = (regions[(4 * region) + axis] * op.Scale, regions[(4 * region) + axis + 2] * op.Scale);
        if (!(Math.Abs(first) <= Farthest && Math.Abs(last) <= Farthest))
        {
            throw call.Fail(
                $"corners of regions that lie at most {Farthest} pixels from the picture's", $"{first} to {last} in region {region}",
                "Cut the regions off where the pictures end.");
        }

        var (from, to) = ((long)Math.Round(first, MidpointRounding.AwayFromZero), (long)Math.Round(last, MidpointRounding.AwayFromZero));
        var (length, count, size) = (Math.Max(to - from + 1, 1), axis == 0 ? op.Output.Width : op.Output.Height, call.X.shape[axis == 0 ? 3 : 2]);
        return [.. Enumerable.Range(0, count).Select(cell =>
        {
            var start = Math.Clamp(from + (cell * length / count), 0, size);
            return (start, Math.Max(start, Math.Clamp(from + ((((cell + 1) * length) + count - 1) / count), 0, size)));
        })];
    }

    /// <summary>The pixels of cells behind one another, as many of each as the largest has; of an empty one the picture's first.</summary>
    private static (long[] Pixels, long Each) Pixels((long From, long To)[] cells)
    {
        var each = Math.Max(cells.Max(cell => cell.To - cell.From), 1);
        return ([.. cells.SelectMany(cell => Enumerable.Range(0, (int)each)
            .Select(i => cell.To == cell.From ? 0 : Math.Min(cell.From + i, cell.To - 1)))], each);
    }

    /// <summary>Which cells have pixels; null if all have.</summary>
    private static bool[]? Filled((long From, long To)[] rows, (long From, long To)[] columns)
    {
        bool[] filled = [.. rows.SelectMany(row => columns.Select(column => row.To > row.From && column.To > column.From))];
        return filled.Contains(false) ? filled : null;
    }
}
