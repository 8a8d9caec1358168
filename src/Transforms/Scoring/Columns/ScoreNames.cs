namespace MLNetVision.Transforms.Scoring.Columns;

/// <summary>What the columns of a model are called. Features have only the first; the others are named as ML.NET's own trainers name them.</summary>
internal sealed record ScoreNames(string Score = "Score", string PredictedLabel = "PredictedLabel", string Probability = "Probability");
