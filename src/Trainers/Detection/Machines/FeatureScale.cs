using MLNetVision.Trainers.HeadFitting;

namespace MLNetVision.Trainers.Detection;

/// <summary>What brings the mean norm of features to a number, so that costs and penalties mean the same for all backbones.</summary>
internal static class FeatureScale
{
    /// <summary>Pictures that the mean is taken over, spread evenly.</summary>
    private const int MostPictures = 200;

    /// <summary>The factor; 1 where all features are 0.</summary>
    public static double Of(IRegionData data, double norm, DetectionRun run)
    {
        var (sum, count) = (0.0, 0L);
        var pictures = Math.Min(data.Pictures, MostPictures);
        int[] sample = [.. Enumerable.Range(0, pictures).Select(i => (int)((long)i * data.Pictures / pictures))];
        new RegionPasses(data, run).Over("R-CNN: norms of features", sample, (_, regions) => Norms(regions), (_, regions, norms) =>
        {
            sum += norms;
            count += regions.Features.Count;
        });
        return sum > 0 ? norm * count / sum : 1;
    }

    private static double Norms(PictureRegions regions)
    {
        var sum = 0.0;
        for (var r = 0; r < regions.Features.Count; r++)
        {
            sum += Math.Sqrt(RowProducts.Dot(regions.Features[r], regions.Features[r]));
        }

        return sum;
    }
}
