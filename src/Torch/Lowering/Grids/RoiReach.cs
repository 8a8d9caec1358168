using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering.Grids;

/// <summary>A region along an axis: where it begins, how long a cell is, and how many samples a cell has.</summary>
internal readonly record struct RoiReach(double From, double Cell, int Samples)
{
    // Samples along an axis of a cell that a region may ask for by its size.
    private const int MostSamples = 1 << 20;

    public static RoiReach Of(RoiAlign op, Call call, double[] regions, int region, int axis)
    {
        var shift = op.IsAligned ? 0.5 : 0;
        var from = (regions[(4 * region) + axis] * op.Scale) - shift;
        var length = (regions[(4 * region) + axis + 2] * op.Scale) - shift - from;
        var cell = (op.IsAligned ? length : Math.Max(length, 1)) / (axis == 0 ? op.Output.Width : op.Output.Height);
        return !(cell <= MostSamples)
            ? throw call.Fail($"cells of at most {MostSamples} pixels", $"{cell} in region {region}", "Cut the regions off where the pictures end.")
            : new RoiReach(from, cell, op.Samples > 0 ? op.Samples : (int)Math.Max(Math.Ceiling(cell), 0));
    }

    /// <summary>Adds what each pixel has of a cell; a sample more than a pixel outside has none.</summary>
    public void AddShares(int cell, Span<double> pixels)
    {
        for (var sample = 0; sample < Samples; sample++)
        {
            var at = From + (cell * Cell) + ((sample + 0.5) * Cell / Samples);
            if (at >= -1 && at <= pixels.Length)
            {
                at = Math.Clamp(at, 0, pixels.Length - 1);
                var before = (int)at;
                pixels[before] += (before + 1 - at) / Samples;
                if (before + 1 < pixels.Length)
                {
                    pixels[before + 1] += (at - before) / Samples;
                }
            }
        }
    }
}
