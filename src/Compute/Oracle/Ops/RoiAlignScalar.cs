using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class RoiAlignScalar : ScalarOp<RoiAlign>
{
    /// <summary>Samples along an axis of a cell that a region may ask for by its size.</summary>
    private const int MostSamples = 1 << 20;

    protected override void Forward(RoiAlign op, Call call) => Visit(op, call, isForward: true);

    protected override void Backward(RoiAlign op, Call call) => Visit(op, call, isForward: false);

    private static void Visit(RoiAlign op, Call call, bool isForward)
    {
        for (var region = 0; region < call.Y.Dims[0]; region++)
        {
            var picture = PictureOf(call, region);
            var columns = Reach.Of(op, call, region, axis: 0);
            var rows = Reach.Of(op, call, region, axis: 1);
            for (var i = 0; i < op.Output.Height * op.Output.Width; i++)
            {
                Visit(call, (region, picture), rows, columns, i / op.Output.Width, i % op.Output.Width, isForward);
            }
        }
    }

    /// <summary>A cell: every sample is up to four pixels.</summary>
    private static void Visit(Call call, (int Region, int Picture) number, Reach rows, Reach columns, int row, int column, bool isForward)
    {
        for (var i = 0; i < rows.Taps; i++)
        {
            var (y, yShare) = rows.Tap(row, i);
            for (var j = 0; j < columns.Taps && yShare > 0; j++)
            {
                var (x, xShare) = columns.Tap(column, j);
                if (xShare > 0)
                {
                    var (to, from) = (call.Y.At(number.Region, 0, row, column), call.X.At(number.Picture, 0, y, x));
                    Take(call, to, from, xShare * yShare, isForward);
                }
            }
        }
    }

    /// <summary>A pixel's part of a cell, in each channel.</summary>
    private static void Take(Call call, int to, int from, double share, bool isForward)
    {
        var (cells, pixels) = (call.Y.Product(2, 4), call.X.Product(2, 4));
        for (var channel = 0; channel < call.X.Dims[1]; channel++, to += cells, from += pixels)
        {
            if (isForward)
            {
                call.Y.Data[to] += share * call.X.Data[from];
            }
            else
            {
                call.X.Gradient[from] += share * call.Y.Gradient[to];
            }
        }
    }

    private static int PictureOf(Call call, int region)
    {
        var number = call.Inputs[2].Whole[region];
        return number >= 0 && number < call.X.Dims[0]
            ? (int)number
            : throw call.Fail(
                $"numbers of pictures from 0 to {call.X.Dims[0] - 1}", $"{number} for region {region}", "Number the regions by the rows of the batch.");
    }

    /// <summary>A region along an axis: where it begins, how long a cell is, and how many samples a cell has.</summary>
    private readonly record struct Reach(double From, double Cell, int Samples, int Size)
    {
        /// <summary>Two pixels a sample.</summary>
        public int Taps => 2 * Samples;

        /// <param name="op">The op.</param>
        /// <param name="call">Its run.</param>
        /// <param name="region">The region.</param>
        /// <param name="axis">0 across, 1 down.</param>
        public static Reach Of(RoiAlign op, Call call, int region, int axis)
        {
            var (regions, shift) = (call.Inputs[1], op.IsAligned ? 0.5 : 0);
            var from = (regions.Data[regions.At(region, axis)] * op.Scale) - shift;
            var length = (regions.Data[regions.At(region, axis + 2)] * op.Scale) - shift - from;
            var cell = (op.IsAligned ? length : Math.Max(length, 1)) / (axis == 0 ? op.Output.Width : op.Output.Height);
            return !(cell <= MostSamples)
                ? throw call.Fail($"cells of at most {MostSamples} pixels", $"{cell} in region {region}", "Cut the regions off where the pictures end.")
                : new Reach(from, cell, op.Samples > 0 ? op.Samples : (int)Math.Max(Math.Ceiling(cell), 0), call.X.Dims[axis == 0 ? 3 : 2]);
        }

        /// <summary>A pixel of a cell and its share; none where the sample is more than a pixel outside.</summary>
        public (int Pixel, double Share) Tap(int cell, int tap)
        {
            var at = From + (cell * Cell) + (((tap / 2) + 0.5) * Cell / Samples);
            if (!(at >= -1 && at <= Size))
            {
                return (0, 0);
            }

            at = Math.Clamp(at, 0, Size - 1);
            var before = (int)at;
            return tap % 2 == 0 ? (before, (before + 1 - at) / Samples)
                : before + 1 < Size ? (before + 1, (at - before) / Samples)
                : (0, 0);
        }
    }
}
