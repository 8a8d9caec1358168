namespace MLNetVision.Trainers.Learning;

/// <summary>Some of the rows of numbers.</summary>
internal static class Selection
{
    /// <summary>The numbers of some rows, in their order.</summary>
    /// <param name="numbers">All, row after row.</param>
    /// <param name="rows">Which.</param>
    /// <param name="count">How many rows there are.</param>
    public static float[] Of(float[] numbers, int[] rows, int count)
    {
        var width = numbers.Length / count;
        var selected = new float[rows.Length * width];
        for (var i = 0; i < rows.Length; i++)
        {
            numbers.AsSpan(rows[i] * width, width).CopyTo(selected.AsSpan(i * width));
        }

        return selected;
    }
}
