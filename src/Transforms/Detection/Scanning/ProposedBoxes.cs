using MLNetVision.Imaging;
using MLNetVision.Metrics;

namespace MLNetVision.Transforms.Detection;

/// <summary>The regions of a picture that a detector looks at.</summary>
internal static class ProposedBoxes
{
    /// <summary>The proposer's first regions that lie in the picture.</summary>
    public static Box[] Of(RegionProposer proposer, Image<byte> picture, int most, CancellationToken cancellation) =>
    [
        .. proposer.Propose(picture.Channels == 2 ? picture.WithChannels(1) : picture, cancellation)
            .Select(p => Box.OfSides(p.Region.X, p.Region.Y, p.Region.Width, p.Region.Height).ClippedTo(picture.Width, picture.Height))
            .Where(b => b.HasArea).Take(most),
    ];
}
