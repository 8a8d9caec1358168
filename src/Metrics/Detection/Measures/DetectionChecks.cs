namespace MLNetVision.Metrics;

internal static class DetectionChecks
{
    public static void Check(string owner, IReadOnlyList<TrueBox> truth, IReadOnlyList<FoundBox> found)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(found);
        for (var i = 0; i < truth.Count; i++)
        {
            if (!truth[i].Box.IsBox)
            {
                throw new ArgumentException(
                    $"{owner}: object {i} is no box: {truth[i].Box}. Its sides have to be finite, left before right and top before bottom.", nameof(truth));
            }
        }

        for (var i = 0; i < found.Count; i++)
        {
            if (float.IsNaN(found[i].Score))
                throw new ArgumentException($"{owner}: the score of found box {i} is not a number. Leave such boxes out.", nameof(found));
        }
    }
}
