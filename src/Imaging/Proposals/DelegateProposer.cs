namespace MLNetVision.Imaging;

/// <summary>Proposals from a function of the application's own. It works like any other proposer, but cannot be saved with a model.</summary>
/// <param name="Function">
/// Gives the regions of a picture, the most promising first. It must give the same for the same picture and may be called by several threads at once.
/// </param>
public sealed record DelegateProposer(Func<Image<byte>, CancellationToken, IReadOnlyList<Proposal>> Function) : RegionProposer
{
    /// <inheritdoc/>
    public override IReadOnlyList<Proposal> Propose(Image<byte> picture, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        cancellation.ThrowIfCancellationRequested();
        var proposals = (Function ?? throw new InvalidOperationException("DelegateProposer: Function must not be null.")).Invoke(picture, cancellation)
            ?? throw new InvalidOperationException("DelegateProposer: the function returned null; return an empty list for no proposals.");
        foreach (var (region, score) in proposals)
        {
            Guard.Inside(nameof(DelegateProposer), region, picture.Width, picture.Height);
            if (float.IsNaN(score))
                throw new InvalidOperationException($"DelegateProposer: the function gave {region} the score NaN; a score must be a number.");
        }

        return proposals;
    }
}
