namespace MLNetVision.Metrics;

/// <summary>Boxes of a class in all pictures, right or wrong, in the order of their scores; of equal scores the earlier first.</summary>
internal sealed class RankedBoxes
{
    private readonly List<(float Score, bool Right)> _boxes = [];

    public int Count => _boxes.Count;

    public int Right { get; private set; }

    public void Add(float score, bool right)
    {
        _boxes.Add((score, right));
        Right += right ? 1 : 0;
    }

    /// <summary>The curve for a number of objects.</summary>
    public (double[] Recall, double[] Precision, float[] Scores) Curve(int objects)
    {
        var sorted = _boxes.OrderByDescending(b => b.Score).ToArray();
        var (recall, precision, right) = (new double[sorted.Length], new double[sorted.Length], 0);
        for (var i = 0; i < sorted.Length; i++)
        {
            right += sorted[i].Right ? 1 : 0;
            recall[i] = objects == 0 ? double.NaN : (double)right / objects;
            precision[i] = (double)right / (i + 1);
        }

        return (recall, precision, Array.ConvertAll(sorted, b => b.Score));
    }
}
