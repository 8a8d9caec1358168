namespace MLNetVision.Metrics;

internal static class BoxPairs
{
    public static double[,] Of(ReadOnlySpan<Box> boxes, ReadOnlySpan<Box> others, Func<Box, Box, double> figure)
    {
        var result = new double[boxes.Length, others.Length];
        for (var i = 0; i < boxes.Length; i++)
        {
            for (var j = 0; j < others.Length; j++)
                result[i, j] = figure(boxes[i], others[j]);
        }

        return result;
    }
}
