using MLNetVision.Evaluation.Reading;

namespace MLNetVision.Evaluation.Running;

/// <summary>Counts rows by what can be done with their label.</summary>
internal sealed class LabelTally(string column, IReadOnlyList<string> names, EvaluationOptions options)
{
    private const int NamesInMessage = 20;

    public long WithoutLabel { get; private set; }

    public long OfUnknownClasses { get; private set; }

    public long WithoutScore { get; private set; }

    /// <summary>Whether a row of this class is evaluated.</summary>
    public bool Takes(int place, string text, long row)
    {
        options.Cancellation.ThrowIfCancellationRequested();
        if (place >= 0)
            return true;
        if (place == ClassReader.Missing)
        {
            WithoutLabel++;
            return false;
        }

        if (!options.SkipUnknownClasses)
        {
            var known = string.Join(", ", names.Take(NamesInMessage)) + (names.Count > NamesInMessage ? ", ..." : "");
            throw new InvalidOperationException(
                $"EvaluateDetailed: row {row} of column '{column}' is of class '{text}', which the model does not know. It knows: {known}. Take the row "
                + $"out of the "
                + "data, or set SkipUnknownClasses to leave such rows out and count them.");
        }

        OfUnknownClasses++;
        return false;
    }

    public void Scores(ReadOnlySpan<float> scores)
    {
        foreach (var score in scores)
        {
            if (float.IsNaN(score))
            {
                WithoutScore++;
                return;
            }
        }
    }
}
