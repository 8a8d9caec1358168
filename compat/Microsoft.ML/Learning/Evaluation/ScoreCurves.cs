namespace Microsoft.ML.Compat.Learning;

/// <summary>Areas under the curves that a falling threshold draws.</summary>
internal static class ScoreCurves
{
    /// <summary>The share of all pairs of a positive and a negative example where the positive has the higher score; equal ones count half.</summary>
    public static double RocArea(IReadOnlyCollection<LabelledScore> examples)
    {
        double positives = examples.Count(example => example.IsPositive);
        var negatives = examples.Count - positives;
        Guard.Argument(positives > 0, "data", "The area under the ROC curve needs positive examples; there are none.");
        Guard.Argument(negatives > 0, "data", "The area under the ROC curve needs negative examples; there are none.");
        var ordered = 0.0;
        var above = 0.0;
        foreach (var equal in examples.GroupBy(example => example.Score).OrderByDescending(group => group.Key))
        {
            double equalPositives = equal.Count(example => example.IsPositive);
            double equalNegatives = equal.Count() - equalPositives;
            ordered += (above + (equalPositives / 2)) * equalNegatives;
            above += equalPositives;
        }

        return ordered / (positives * negatives);
    }

    /// <summary>
    /// The lower trapezoid estimate of Boyd, Eng and Page (2013): each positive adds a trapezoid over the recall gained, from the precision just
    /// before it to the precision with it.
    /// </summary>
    public static double PrecisionRecallArea(IReadOnlyCollection<LabelledScore> examples)
    {
        var positives = examples.Count(example => example.IsPositive);
        var area = 0.0;
        var recall = 0.0;
        var precision = 1.0;
        var seenPositives = 0;
        var seen = 0;
        foreach (var example in examples.OrderByDescending(example => example.Score))
        {
            seen++;
            if (example.IsPositive)
            {
                seenPositives++;
                var nextRecall = (double)seenPositives / positives;
                var nextPrecision = (double)seenPositives / seen;
                area += (nextRecall - recall) * (precision + nextPrecision) / 2;
                recall = nextRecall;
            }

            precision = (double)seenPositives / seen;
        }

        return area;
    }
}
