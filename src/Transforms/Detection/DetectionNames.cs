namespace MLNetVision.Transforms;

/// <summary>The columns that a detector adds; by default those of ML.NET's own object detector.</summary>
public sealed record DetectionNames
{
    /// <summary>The class of each object: a vector of keys.</summary>
    public string PredictedLabel { get; init; } = "PredictedLabel";

    /// <summary>The box of each object: a vector of left, top, right and bottom, one object after the other.</summary>
    public string PredictedBoundingBoxes { get; init; } = "PredictedBoundingBoxes";

    /// <summary>How sure the detector is of each object, from 0 to 1: a vector.</summary>
    public string Score { get; init; } = "Score";

    internal string[] All => [PredictedLabel, PredictedBoundingBoxes, Score];

    internal void Validate()
    {
        if (All.Any(string.IsNullOrEmpty) || All.Distinct(StringComparer.Ordinal).Count() < All.Length)
        {
            throw new ArgumentException($"DetectionNames: there have to be three different names; they are '{string.Join("', '", All)}'. Rename one.");
        }
    }
}
