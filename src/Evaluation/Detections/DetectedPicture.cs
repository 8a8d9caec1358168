using MLNetVision.Metrics;

namespace MLNetVision.Evaluation;

/// <summary>What is in a picture and what a detector said.</summary>
/// <param name="Row">The row's number.</param>
/// <param name="Id">What names the picture; the row's number where no column does.</param>
/// <param name="Truth">The objects.</param>
/// <param name="Outcome">What each box, of any score, and each object is.</param>
public sealed record DetectedPicture(long Row, string Id, IReadOnlyList<TrueBox> Truth, PictureOutcome Outcome);
