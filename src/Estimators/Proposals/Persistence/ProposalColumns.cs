namespace MLNetVision.Estimators.Proposals.Persistence;

/// <summary>The columns that saved proposals work with and drop at their end. Mappings that are loaded have fixed names.</summary>
internal static class ProposalColumns
{
    /// <summary>A copy of the image.</summary>
    public const string Image = "MLNetVision.Proposals.Image";

    /// <summary>The proposer's settings, as texts.</summary>
    public const string State = "MLNetVision.Proposals.State";

    /// <summary>The boxes.</summary>
    public const string Boxes = "MLNetVision.Proposals.Boxes";

    /// <summary>Their scores.</summary>
    public const string Scores = "MLNetVision.Proposals.Scores";

    /// <summary>All of them.</summary>
    public static string[] All => [Image, State, Boxes, Scores];
}
