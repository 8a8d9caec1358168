using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Transforms.Scoring;

/// <summary>The steps from pixels of 0 to 255 to what a network takes: centre, one channel of three, (value / 255 - mean) / deviation.</summary>
internal static class PixelSteps
{
    // What the eye sees of red, green and blue: ITU-R BT.601.
    private static readonly float[] Luma = [0.299f, 0.587f, 0.114f];

    /// <summary>Writes the steps.</summary>
    /// <param name="pixels">[N, C or 3, H', W'].</param>
    /// <param name="channels">Channels that the network takes.</param>
    /// <param name="height">Rows that it takes.</param>
    /// <param name="width">Columns that it takes.</param>
    /// <param name="preprocessing">Mean and deviation.</param>
    public static Tensor Prepare(Tensor pixels, int channels, int height, int width, Preprocessing preprocessing)
    {
        var x = Centre(Centre(pixels, 2, height), 3, width);
        if (pixels.Shape[1] != channels)
        {
            x = x.Multiply(Channels(x.Builder, "luma", Luma)).Reduce(ReduceKind.Sum, [1], keepAxes: true, name: "grey");
        }

        // (v / 255 - mean) / deviation = v / (255 deviation) - mean / deviation
        var factors = Each(preprocessing.Deviation, channels, d => 1 / (byte.MaxValue * (double)d));
        var shifts = Each(preprocessing.Deviation, channels, d => 1 / (double)d).Zip(Each(preprocessing.Mean, channels, m => m), (d, m) => -m * d).ToArray();
        return factors.Distinct().Count() == 1 && shifts.Distinct().Count() == 1
            ? x.Affine((float)factors[0], (float)shifts[0], "normalise")
            : x.Multiply(Channels(x.Builder, "factor", Single(factors)), "scale").Add(Channels(x.Builder, "shift", Single(shifts)), "normalise");
    }

    /// <summary>
    /// As many places as the network takes, as near the middle as whole numbers allow: half of the rest, rounded half to even, as training cuts them.
    /// </summary>
    private static Tensor Centre(Tensor x, int axis, int length)
    {
        var from = (int)x.Shape[axis].Size;
        return from == length ? x : x.Slice(axis, (int)Math.Round((from - length) / 2.0, MidpointRounding.ToEven), length);
    }

    private static Tensor Channels(NetworkBuilder builder, string name, float[] values) =>
        builder.Literal(TensorLiteral.Of<float>(values, 1, values.Length, 1, 1), name);

    private static double[] Each(IReadOnlyList<float> values, int channels, Func<float, double> of)
    {
        if (values.Count != 1 && values.Count != channels)
        {
            throw new ArgumentException($"The card has {values.Count} means or deviations for {channels} channels; it needs one for each, or one for all.");
        }

        return [.. Enumerable.Range(0, channels).Select(c => of(values[values.Count == 1 ? 0 : c]))];
    }

    private static float[] Single(double[] values) => [.. values.Select(v => (float)v)];
}
