namespace MLNetVision.Networks.Initialisers;

/// <summary>
/// Saxe et al. 2014: rows (or columns, whichever are fewer) of the weight, flattened to [out, in * kernel], are orthonormal times the gain.
/// Normal vectors made orthonormal by Gram and Schmidt, twice over for accuracy.
/// </summary>
public sealed record Orthogonal(double Gain = 1) : Initialiser
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, Shape shape, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Rank < 2)
        {
            throw new ArgumentException($"A weight of shape {shape} cannot be orthogonal; that needs two dimensions or more.", nameof(shape));
        }

        var rows = checked((int)shape[0].Size);
        var columns = values.Length / rows;
        var (vectors, length) = rows <= columns ? (rows, columns) : (columns, rows);
        var basis = Basis(vectors, length, seed);
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                values[(r * columns) + c] = (float)(Gain * (rows <= columns ? basis[r][c] : basis[c][r]));
            }
        }
    }

    private static double[][] Basis(int vectors, int length, ulong seed)
    {
        var random = new RandomStream(seed);
        var basis = new double[vectors][];
        for (var i = 0; i < vectors; i++)
        {
            var v = new double[length];
            for (var j = 0; j < length; j++)
            {
                v[j] = random.NextNormal();
            }

            for (var pass = 0; pass < 2; pass++)
            {
                for (var k = 0; k < i; k++)
                {
                    Subtract(v, basis[k], Dot(v, basis[k]));
                }
            }

            var norm = Math.Sqrt(Dot(v, v));
            for (var j = 0; j < length; j++)
            {
                v[j] /= norm;
            }

            basis[i] = v;
        }

        return basis;
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

    private static void Subtract(double[] from, double[] direction, double amount)
    {
        for (var i = 0; i < from.Length; i++)
        {
            from[i] -= amount * direction[i];
        }
    }
}
