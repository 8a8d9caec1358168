namespace MLNetVision.Metrics;

/// <summary>What a detector's boxes in one picture are, and what became of its objects.</summary>
/// <param name="Found">Each box, in the order given.</param>
/// <param name="Truth">Each object, in the order given.</param>
public sealed record PictureOutcome(IReadOnlyList<FoundOutcome> Found, IReadOnlyList<TruthKind> Truth)
{
    /// <summary>Compares what was found with what is there.</summary>
    /// <param name="truth">The objects.</param>
    /// <param name="found">The boxes; to see only those a user would, leave out the unsure ones before.</param>
    /// <param name="rules">The overlaps that part the kinds; nothing for the usual ones.</param>
    public static PictureOutcome Of(IReadOnlyList<TrueBox> truth, IReadOnlyList<FoundBox> found, MatchingRules? rules = null)
    {
        rules ??= new MatchingRules();
        rules.Check();
        DetectionChecks.Check("PictureOutcome.Of", truth, found);
        return OutcomeOfPicture.Of(truth, found, rules);
    }
}
