namespace MLNetVision.Tests.Pipelines.Autoencoders;

/// <summary>Subspaces, each given by orthonormal rows.</summary>
internal static class Subspaces
{
    /// <summary>Gram and Schmidt's, twice, so that rounding does not remain.</summary>
    public static double[][] Orthonormal(double[][] rows)
    {
        var basis = new List<double[]>();
        foreach (var row in rows)
        {
            var vector = (double[])row.Clone();
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var other in basis)
                    Subtract(vector, other, Dot(vector, other));
            }

            var length = Math.Sqrt(Dot(vector, vector));
            basis.Add(Array.ConvertAll(vector, v => v / length));
        }

        return [.. basis];
    }

    /// <summary>The first principal components, by orthogonal iteration of the covariance, and the variance a number that they leave.</summary>
    public static (double[][] Components, double Left) Principal(double[][] rows, int count)
    {
        var width = rows[0].Length;
        var mean = Enumerable.Range(0, width).Select(i => rows.Average(r => r[i])).ToArray();
        var centred = rows.Select(r => r.Zip(mean, (v, m) => v - m).ToArray()).ToArray();
        var covariance = Enumerable.Range(0, width)
            .Select(i => Enumerable.Range(0, width).Select(j => centred.Sum(r => r[i] * r[j]) / rows.Length).ToArray()).ToArray();
        var basis = Orthonormal([.. Enumerable.Range(0, count).Select(k => Enumerable.Range(0, width).Select(i => Math.Sin((k + 1) * (i + 1.0))).ToArray())]);
        for (var pass = 0; pass < 300; pass++)
            basis = Orthonormal([.. basis.Select(b => covariance.Select(row => Dot(row, b)).ToArray())]);

        var kept = basis.Sum(b => Dot(b, covariance.Select(row => Dot(row, b)).ToArray()));
        return (basis, (Enumerable.Range(0, width).Sum(i => covariance[i][i]) - kept) / width);
    }

    /// <summary>
    /// The largest principal angle: the sine is the largest distance of a unit vector of one from the other, by power iteration of its square.
    /// </summary>
    public static double LargestAngle(double[][] a, double[][] b)
    {
        var outside = a.Select(x =>
        {
            var rest = (double[])x.Clone();
            Array.ForEach(b, y => Subtract(rest, y, Dot(rest, y)));
            return rest;
        }).ToArray();
        var gram = outside.Select(x => outside.Select(y => Dot(x, y)).ToArray()).ToArray();
        var vector = Enumerable.Range(0, a.Length).Select(i => 1 + (0.1 * i)).ToArray();
        var largest = 0.0;
        for (var pass = 0; pass < 1000; pass++)
        {
            var next = gram.Select(row => Dot(row, vector)).ToArray();
            largest = Math.Sqrt(Dot(next, next));
            vector = largest == 0 ? vector : Array.ConvertAll(next, v => v / largest);
        }

        return Math.Asin(Math.Sqrt(Math.Min(largest, 1)));
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static void Subtract(double[] from, double[] what, double times)
    {
        for (var i = 0; i < from.Length; i++)
            from[i] -= times * what[i];
    }
}
