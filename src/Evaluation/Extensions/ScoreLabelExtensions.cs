using Microsoft.ML;
using MLNetVision.Evaluation.Reading;
using MLNetVision.Evaluation.Running;

namespace MLNetVision;

/// <summary>What the numbers of a score mean.</summary>
public static class ScoreLabelExtensions
{
    /// <summary>
    /// The classes' names in the order of their scores: the score's slot names, or the key values of the prediction, or numbers where neither is there.
    /// </summary>
    /// <param name="schema">The schema of scored data, or a prediction engine's OutputSchema.</param>
    /// <param name="scoreColumnName">The column of the scores.</param>
    public static IReadOnlyList<string> ScoreLabels(this DataViewSchema schema, string scoreColumnName = "Score")
    {
        ArgumentNullException.ThrowIfNull(schema);
        var score = Columns.Find(schema, scoreColumnName, "score");
        return ClassNames.Of(schema, score, null, Columns.Scores(score, "score")).Names;
    }

    /// <summary>A row's scores by the names of their classes, the greatest first.</summary>
    /// <param name="schema">The schema of scored data, or a prediction engine's OutputSchema.</param>
    /// <param name="scores">The row's scores.</param>
    /// <param name="scoreColumnName">The column that they come from.</param>
    public static IReadOnlyDictionary<string, float> ScoresByLabel(this DataViewSchema schema, ReadOnlySpan<float> scores, string scoreColumnName = "Score")
    {
        var names = schema.ScoreLabels(scoreColumnName);
        if (scores.Length != names.Count)
        {
            throw new ArgumentException(
                $"ScoresByLabel: there are {scores.Length} scores, but column '{scoreColumnName}' has {names.Count}. Give all scores of one row.",
                    nameof(scores));
        }

        return new OrderedDictionary<string, float>(ScoredOutcome.Best(scores, names, names.Count));
    }
}
