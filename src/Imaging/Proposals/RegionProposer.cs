using System.Text.Json.Serialization;

namespace MLNetVision.Imaging;

/// <summary>
/// Says where in a picture objects may be, whatever they are. Its properties are its settings; <see cref="ProposerText"/> writes and reads them.
/// </summary>
[JsonDerivedType(typeof(SelectiveSearch), "selectiveSearch")]
[JsonDerivedType(typeof(EdgeBoxes), "edgeBoxes")]
[JsonDerivedType(typeof(SlidingWindows), "slidingWindows")]
public abstract record RegionProposer
{
    /// <summary>The regions of a picture, the most promising first; the same for the same picture, whatever the number of threads.</summary>
    /// <param name="picture">A picture of 1 or 3 channels (grey or RGB), or 4 of which the last is passed over.</param>
    /// <param name="cancellation">Ends the work with <see cref="OperationCanceledException"/>.</param>
    public abstract IReadOnlyList<Proposal> Propose(Image<byte> picture, CancellationToken cancellation = default);
}
