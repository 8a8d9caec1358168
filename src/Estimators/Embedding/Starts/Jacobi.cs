namespace MLNetVision.Estimators.Embedding.Starts;

/// <summary>Eigenvalues and eigenvectors of small symmetric matrices by cyclic rotations.</summary>
internal static class Jacobi
{
    private const int MostSweeps = 50;

    /// <summary>Decomposes a matrix, which is changed; the vectors are columns.</summary>
    public static (double[] Values, double[,] Vectors) Decompose(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var vectors = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            vectors[i, i] = 1;
        }

        for (var sweep = 0; sweep < MostSweeps && Sweep(matrix, vectors, size); sweep++)
        {
        }

        return ([.. Enumerable.Range(0, size).Select(i => matrix[i, i])], vectors);
    }

    /// <summary>Rotates every pair once; whether one needed it.</summary>
    private static bool Sweep(double[,] matrix, double[,] vectors, int size)
    {
        var rotated = false;
        for (var p = 0; p < size; p++)
        {
            for (var q = p + 1; q < size; q++)
            {
                if (Math.Abs(matrix[p, q]) > 1e-15 * (Math.Abs(matrix[p, p]) + Math.Abs(matrix[q, q])))
                {
                    Rotate(matrix, vectors, size, p, q);
                    rotated = true;
                }
            }
        }

        return rotated;
    }

    private static void Rotate(double[,] matrix, double[,] vectors, int size, int p, int q)
    {
        var ratio = (matrix[q, q] - matrix[p, p]) / (2 * matrix[p, q]);
        var tangent = (ratio < 0 ? -1 : 1) / (Math.Abs(ratio) + Math.Sqrt((ratio * ratio) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        for (var i = 0; i < size; i++)
        {
            (matrix[i, p], matrix[i, q]) = ((cosine * matrix[i, p]) - (sine * matrix[i, q]), (sine * matrix[i, p]) + (cosine * matrix[i, q]));
        }

        for (var i = 0; i < size; i++)
        {
            (matrix[p, i], matrix[q, i]) = ((cosine * matrix[p, i]) - (sine * matrix[q, i]), (sine * matrix[p, i]) + (cosine * matrix[q, i]));
            (vectors[i, p], vectors[i, q]) = ((cosine * vectors[i, p]) - (sine * vectors[i, q]), (sine * vectors[i, p]) + (cosine * vectors[i, q]));
        }
    }
}
