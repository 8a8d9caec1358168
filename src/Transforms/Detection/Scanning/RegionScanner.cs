using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Transforms.Detection;

/// <summary>A detector that is ready to look at pictures. One caller at a time.</summary>
internal sealed class RegionScanner : IDisposable
{
    private readonly RegionDetector _detector;
    private readonly RegionReader _reader;
    private readonly ScoredRegions _regions;

    /// <param name="detector">The detector.</param>
    /// <param name="engine">What computes; null for the managed engine.</param>
    /// <param name="threads">The most threads; null for all processors.</param>
    public RegionScanner(RegionDetector detector, IEngine? engine = null, int? threads = null)
    {
        _detector = detector;
        _regions = new ScoredRegions(detector.Head.Classes, detector.Rules);
        _reader = new RegionReader(
            HeadNetwork.Behind(detector.Features.Networks, detector.Head), detector.Features.Options, detector.Features.Preprocessing, engine, threads);
    }

    /// <summary>The objects of a picture, the surest first.</summary>
    public FoundBox[] Scan(Image<byte> picture, CancellationToken cancellation = default) =>
        Scan(picture, ProposedBoxes.Of(_detector.Proposer, picture, _detector.MaxRegions, cancellation), cancellation);

    /// <summary>The objects in regions of a picture, the surest first.</summary>
    public FoundBox[] Scan(Image<byte> picture, Box[] regions, CancellationToken cancellation = default) =>
        _regions.Choose(regions, _reader.Read(picture, regions, cancellation), picture.Width, picture.Height);

    public void Dispose() => _reader.Dispose();
}
