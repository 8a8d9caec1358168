using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>A picture in one kind of colours: the sorted edges of its graph, and of each pixel the bins of the histograms that it counts in.</summary>
internal sealed class SpacePicture
{
    private SpacePicture(SortedEdges<uint> edges, PixelBins bins)
    {
        Edges = edges;
        Bins = bins;
    }

    public SortedEdges<uint> Edges { get; }

    public PixelBins Bins { get; }

    public static SpacePicture Make(Image<byte> rgb, ProposalColours colours, double sigma)
    {
        var picture = ProposalSpaces.Convert(rgb, colours);
        var planes = FloatPlanes.Of(picture);
        var bins = PixelBins.Of(picture, planes);
        foreach (var plane in planes)
            FloatPlanes.Smooth(plane, picture.Width, picture.Height, sigma);

        return new(GridEdges.Sorted<float, uint, FineCost>(planes, picture.Width, picture.Height), bins);
    }
}
