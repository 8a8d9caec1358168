using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Networks.Engines;
using MLNetVision.Transforms.Detection;

namespace MLNetVision.Transforms;

/// <summary>How alike two ways see the same regions: whether the fast one can stand for the other.</summary>
/// <param name="Regions">How many were compared.</param>
/// <param name="MeanCosine">The mean over regions of the cosine between their features, a · b / |a| |b|; 1 where both point the same way.</param>
/// <param name="LeastCosine">The cosine of the region that they see least alike.</param>
/// <param name="SameClass">The share of regions that have the same best class; null where there is no head.</param>
public sealed record RegionAgreement(int Regions, double MeanCosine, double LeastCosine, double? SameClass)
{
    /// <summary>Compares the features of regions.</summary>
    /// <param name="one">A way.</param>
    /// <param name="other">Another, of as many features.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="regions">Its regions.</param>
    /// <param name="head">What is said of features, where the best classes are to be compared; fitted to one of the ways.</param>
    /// <param name="engine">What computes; null for the managed engine.</param>
    public static RegionAgreement Of(
        RegionFeatures one, RegionFeatures other, Image<byte> picture, IReadOnlyList<Box> regions, RegionHead? head = null, IEngine? engine = null)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(regions);
        if (one.Width != other.Width)
        {
            throw new ArgumentException(
                $"RegionAgreement: both ways have to give as many features; one gives {one.Width}, the other {other.Width}. Cut both at the same layer.",
                nameof(other));
        }

        head?.Validate(one.Width);
        var (a, b) = (Read(one, picture, regions, engine), Read(other, picture, regions, engine));
        double[] cosines = [.. regions.Select((_, i) => Cosine(Row(a, i, one.Width), Row(b, i, one.Width)))];
        double? same = head is null ? null : Share(Best(one, head, picture, regions, engine), Best(other, head, picture, regions, engine));
        return new RegionAgreement(regions.Count, cosines.DefaultIfEmpty(1).Average(), cosines.DefaultIfEmpty(1).Min(), same);
    }

    private static float[] Read(RegionFeatures features, Image<byte> picture, IReadOnlyList<Box> regions, IEngine? engine)
    {
        using var reader = new RegionReader(features, engine);
        return reader.Read(picture, regions);
    }

    private static int[] Best(RegionFeatures features, RegionHead head, Image<byte> picture, IReadOnlyList<Box> regions, IEngine? engine)
    {
        var networks = HeadNetwork.Behind(features.Networks, head with { BoxWeights = default, BoxBiases = default });
        using var reader = new RegionReader(networks, features.Options, features.Preprocessing, engine, threads: null);
        return [.. reader.Read(picture, regions).Chunk(head.Classes).Select(row => Array.IndexOf(row, row.Max()))];
    }

    private static double Share(int[] one, int[] other) => one.Length == 0 ? 1 : one.Zip(other).Count(p => p.First == p.Second) / (double)one.Length;

    private static ReadOnlySpan<float> Row(float[] values, int row, int width) => values.AsSpan(row * width, width);

    /// <summary>1 where both are nothing, 0 where one is.</summary>
    private static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (product, lengthA, lengthB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            product += (double)a[i] * b[i];
            lengthA += (double)a[i] * a[i];
            lengthB += (double)b[i] * b[i];
        }

        return lengthA == 0 || lengthB == 0 ? (lengthA == lengthB ? 1 : 0) : product / Math.Sqrt(lengthA * lengthB);
    }
}
