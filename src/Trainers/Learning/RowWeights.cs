namespace MLNetVision.Trainers.Learning;

/// <summary>What rows count.</summary>
internal static class RowWeights
{
    /// <summary>Rows / (classes that have rows * rows of the class), for each class; 1 for a class without rows.</summary>
    public static float[] Balanced(IReadOnlyCollection<int> labels, int classes)
    {
        var counts = new int[classes];
        foreach (var label in labels)
        {
            counts[label]++;
        }

        var present = counts.Count(c => c > 0);
        return [.. counts.Select(c => c == 0 ? 1f : (float)labels.Count / ((float)present * c))];
    }

    /// <summary>The factor that makes weights 1 in the mean of some rows.</summary>
    public static float Scale(string owner, IReadOnlyList<float> weights, IReadOnlyList<int> rows)
    {
        var sum = rows.Sum(row => (double)weights[row]);
        return sum > 0
            ? (float)(rows.Count / sum)
            : throw new InvalidOperationException($"{owner}: all rows have a weight of 0; nothing is left to learn from.");
    }
}
