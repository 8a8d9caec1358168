namespace MLNetVision.Cli.Predict;

/// <summary>What a model says of a picture.</summary>
/// <param name="File">The picture's path.</param>
/// <param name="Label">The likeliest class.</param>
/// <param name="Probability">Its probability.</param>
/// <param name="Best">The likeliest classes with their probabilities, falling.</param>
internal sealed record ScoredPicture(string File, string Label, float Probability, IReadOnlyDictionary<string, float> Best);
