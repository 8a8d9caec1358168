using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>
/// The histograms of regions, each adding up to one: rows of <see cref="ColourLength"/> bins of colour and <see cref="TextureLength"/> of texture, filled
/// up with zeros to whole vectors.
/// </summary>
internal sealed class RegionHistograms
{
    private readonly float[] _colours;
    private readonly float[] _textures;

    private RegionHistograms(int channels, int rows)
    {
        ColourLength = HistogramKernels.Padded(channels * PixelBins.ColourBins);
        TextureLength = HistogramKernels.Padded(channels * PixelBins.Directions * 2 * PixelBins.TextureBins);
        _colours = new float[rows * ColourLength];
        _textures = new float[rows * TextureLength];
    }

    public int ColourLength { get; }

    public int TextureLength { get; }

    /// <summary>The histograms of a picture's segments, with room for those of the regions that they become.</summary>
    public static RegionHistograms Of(Segments segments, PixelBins bins)
    {
        var result = new RegionHistograms(bins.Channels, (2 * segments.Count) - 1);
        var counts = new int[segments.Count * Math.Max(result.ColourLength, result.TextureLength)];
        HistogramKernels.Count(segments.Labels, bins.Codes.AsSpan(0, bins.Channels), PixelBins.ColourBins, result.ColourLength, counts);
        HistogramKernels.Normalise(counts, result.ColourLength, segments.Count, result._colours);

        Array.Clear(counts);
        HistogramKernels.Count(segments.Labels, bins.Codes.AsSpan(bins.Channels), 2 * PixelBins.TextureBins, result.TextureLength, counts);
        for (var start = 0; start < segments.Count * result.TextureLength; start += result.TextureLength)
            AddRests(counts.AsSpan(start, result.TextureLength), bins.Channels * PixelBins.Directions);

        HistogramKernels.Normalise(counts, result.TextureLength, segments.Count, result._textures);
        return result;
    }

    public float Colour(int a, int b) => HistogramKernels.Intersection(_colours, a * ColourLength, b * ColourLength, ColourLength);

    public float Texture(int a, int b) => HistogramKernels.Intersection(_textures, a * TextureLength, b * TextureLength, TextureLength);

    /// <summary>Row <paramref name="into"/> becomes the mean of two others, <paramref name="share"/> of it from the first.</summary>
    public void Mix(int a, int b, float share, int into)
    {
        HistogramKernels.Mix(_colours, a * ColourLength, b * ColourLength, share, into * ColourLength, ColourLength);
        HistogramKernels.Mix(_textures, a * TextureLength, b * TextureLength, share, into * TextureLength, TextureLength);
    }

    /// <summary>A pixel with a derivative to one side has none, which is the lowest bin, to the other.</summary>
    private static void AddRests(Span<int> counts, int pairs)
    {
        for (var i = 0; i < pairs; i++)
        {
            var above = counts.Slice(2 * i * PixelBins.TextureBins, PixelBins.TextureBins);
            var below = counts.Slice(((2 * i) + 1) * PixelBins.TextureBins, PixelBins.TextureBins);
            var (pixelsAbove, pixelsBelow) = (Sum(above), Sum(below));
            above[0] += pixelsBelow;
            below[0] += pixelsAbove;
        }
    }

    private static int Sum(ReadOnlySpan<int> counts)
    {
        var sum = 0;
        foreach (var count in counts)
            sum += count;

        return sum;
    }
}
