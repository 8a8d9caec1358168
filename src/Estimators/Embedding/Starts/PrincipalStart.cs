using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Estimators.Embedding.Starts;

/// <summary>The first principal components of rows by iterating a subspace: as exact as a start needs.</summary>
internal static class PrincipalStart
{
    private const int Rounds = 12;
    private const int Spare = 6;
    private const int RowsOfPart = 1024;

    /// <summary>The scores of the first components: all first coordinates, then all second ones. Components without variance give zeros.</summary>
    public static double[] Scores(RowMatrix rows, int dimensions, ulong seed, Workers workers)
    {
        var mean = rows.Mean();
        var level = rows.Centred(mean, rows.Reach(mean));
        var count = Math.Min(rows.Columns, dimensions + Spare);
        var basis = Gaussian(rows.Columns, count, seed);
        Orthonormalise(basis);
        for (var round = 0; round < Rounds; round++)
        {
            basis = Spread(level, basis, workers);
            Orthonormalise(basis);
        }

        return Project(level, Turned(level, basis, dimensions, workers), dimensions, workers);
    }

    private static double[][] Gaussian(int columns, int count, ulong seed)
    {
        var random = RandomStream.ForName(seed, "principal start");
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, columns).Select(_ => random.NextNormal()).ToArray())];
    }

    /// <summary>Gram and Schmidt, twice; what depends on those before becomes zero.</summary>
    private static void Orthonormalise(double[][] basis)
    {
        for (var i = 0; i < basis.Length; i++)
        {
            var before = Dot(basis[i], basis[i]);
            for (var pass = 0; pass < 2; pass++)
            {
                for (var j = 0; j < i; j++)
                {
                    Add(basis[i], -Dot(basis[i], basis[j]), basis[j]);
                }
            }

            var square = Dot(basis[i], basis[i]);
            var scale = square > 1e-20 * before ? 1 / Math.Sqrt(square) : 0;
            basis[i] = Array.ConvertAll(basis[i], v => v * scale);
        }
    }

    /// <summary>X'X times each vector.</summary>
    private static double[][] Spread(RowMatrix rows, double[][] basis, Workers workers)
    {
        var parts = new double[Workers.Parts(rows.Rows, RowsOfPart)][][];
        workers.Run(rows.Rows, RowsOfPart, (first, end) => parts[first / RowsOfPart] = SpreadPart(rows, basis, first, end));
        return [.. basis.Select((b, i) => Sum(parts.Select(p => p[i]), b.Length))];
    }

    private static double[][] SpreadPart(RowMatrix rows, double[][] basis, int first, int end)
    {
        var sums = Array.ConvertAll(basis, b => new double[b.Length]);
        for (var row = first; row < end; row++)
        {
            for (var i = 0; i < basis.Length; i++)
            {
                Add(sums[i], Dot(basis[i], rows[row]), rows[row]);
            }
        }

        return sums;
    }

    /// <summary>The vectors turned within their subspace so that the first has the most variance, then the next: Rayleigh and Ritz by Jacobi's rotations.</summary>
    private static double[][] Turned(RowMatrix rows, double[][] basis, int dimensions, Workers workers)
    {
        var spread = Spread(rows, basis, workers);
        var matrix = new double[basis.Length, basis.Length];
        for (var i = 0; i < basis.Length; i++)
        {
            for (var j = 0; j < basis.Length; j++)
            {
                matrix[i, j] = (Dot(basis[i], spread[j]) + Dot(basis[j], spread[i])) / 2;
            }
        }

        var (values, vectors) = Jacobi.Decompose(matrix);
        var order = Enumerable.Range(0, values.Length).OrderByDescending(i => values[i]).Take(dimensions);
        return [.. order.Select(k => Oriented(Sum(basis.Select((b, i) => Array.ConvertAll(b, v => v * vectors[i, k])), rows.Columns)))];
    }

    /// <summary>With the sign that makes the largest coefficient positive.</summary>
    private static double[] Oriented(double[] vector) => vector.MaxBy(Math.Abs) < 0 ? Array.ConvertAll(vector, v => -v) : vector;

    private static double[] Project(RowMatrix rows, double[][] components, int dimensions, Workers workers)
    {
        var scores = new double[dimensions * rows.Rows];
        workers.Run(rows.Rows, RowsOfPart, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                for (var d = 0; d < components.Length; d++)
                {
                    scores[(d * rows.Rows) + row] = Dot(components[d], rows[row]);
                }
            }
        });
        return scores;
    }

    private static double[] Sum(IEnumerable<double[]> vectors, int length)
    {
        var sum = new double[length];
        foreach (var vector in vectors)
        {
            Add(sum, 1, vector);
        }

        return sum;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double Dot(double[] a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Add(double[] to, double factor, double[] from)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += factor * from[i];
        }
    }

    private static void Add(double[] to, double factor, ReadOnlySpan<float> from)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += factor * from[i];
        }
    }
}
