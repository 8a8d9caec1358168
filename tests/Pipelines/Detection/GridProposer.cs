using MLNetVision.Imaging;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>Windows of one size side by side; none in pictures that are smaller.</summary>
internal sealed record GridProposer(int Side = 10, int Step = 5) : RegionProposer
{
    public override IReadOnlyList<Proposal> Propose(Image<byte> picture, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return [.. Places(picture.Height).SelectMany(y => Places(picture.Width).Select(x => new Proposal(new PixelRegion(x, y, Side, Side), 1)))];
    }

    private IEnumerable<int> Places(int length) =>
        Enumerable.Range(0, Math.Max(((length - Side) / Step) + 1, 0)).Where(i => length >= Side).Select(i => i * Step);
}
