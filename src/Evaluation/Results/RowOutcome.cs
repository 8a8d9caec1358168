using MLNetVision.Imaging;

namespace MLNetVision.Evaluation;

/// <summary>What came of a row.</summary>
/// <param name="Row">Its place in the data, from 0.</param>
/// <param name="Id">What names it: the column that was asked for, or the place.</param>
/// <param name="Actual">What is true: a class, several with commas between them, or a number.</param>
/// <param name="Predicted">What the model said.</param>
/// <param name="IsRight">Whether the two are the same; of numbers false.</param>
/// <param name="Confidence">The score of what was predicted; of numbers the error, predicted minus actual.</param>
/// <param name="Margin">How far the score of what was predicted is above the next one: small for rows that the model is unsure of.</param>
public sealed record RowOutcome(long Row, string Id, string Actual, string Predicted, bool IsRight, double Confidence, double Margin)
{
    /// <summary>The greatest scores by class, falling.</summary>
    public IReadOnlyList<KeyValuePair<string, float>> Scores { get; init; } = [];

    /// <summary>The path of the picture, where the data has paths.</summary>
    public string? PicturePath { get; init; }

    /// <summary>The picture, made small, where the data has pictures and the row is an example.</summary>
    public Image<byte>? Picture { get; init; }

    /// <summary>Why there is no picture, where one was to be had.</summary>
    public string? PictureFault { get; init; }
}
