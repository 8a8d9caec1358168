namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>The lines of a value along an axis: the elements that differ in that axis only.</summary>
internal static class Lines
{
    public static IEnumerable<int[]> Along(Value x, int axis)
    {
        axis = axis < 0 ? axis + x.Rank : axis;
        var (outer, size, inner) = (x.Product(0, axis), x.Dims[axis], x.Product(axis + 1, x.Rank));
        for (var o = 0; o < outer; o++)
        {
            for (var i = 0; i < inner; i++)
            {
                var first = (o * size * inner) + i;
                yield return [.. Enumerable.Range(0, size).Select(s => first + (s * inner))];
            }
        }
    }

    /// <summary>log of the sum of exp over some elements, computed without overflow.</summary>
    public static double LogSumExp(ReadOnlySpan<double> data, int[] elements)
    {
        var most = double.NegativeInfinity;
        foreach (var i in elements)
        {
            most = Math.Max(most, data[i]);
        }

        var sum = 0.0;
        foreach (var i in elements)
        {
            sum += Math.Exp(data[i] - most);
        }

        return double.IsFinite(most) ? most + Math.Log(sum) : double.NaN;
    }
}
