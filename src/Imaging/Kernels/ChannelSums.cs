using System.Numerics;

namespace MLNetVision.Imaging.Kernels;

/// <summary>Adds up the samples of each channel. Every third vector of a row holds the same channels, whatever their number.</summary>
internal static class ChannelSums
{
    /// <summary>Adds the row's sums to <paramref name="sums"/>, one a channel.</summary>
    public static void Add(ReadOnlySpan<float> row, Span<double> sums)
    {
        var width = Vector<float>.Count;
        Span<Vector<float>> lanes = [Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero];
        var x = 0;
        for (; x <= row.Length - (3 * width); x += 3 * width)
        {
            for (var phase = 0; phase < 3; phase++)
                lanes[phase] += new Vector<float>(row[(x + (phase * width))..]);
        }

        for (var i = 0; i < 3 * width; i++)
            sums[i % sums.Length] += lanes[i / width][i % width];

        for (; x < row.Length; x++)
            sums[x % sums.Length] += row[x];
    }
}
