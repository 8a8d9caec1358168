using MLNetVision.Compute.Kernels.Dense;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.LinearAlgebra;

/// <summary>A few eigenvectors of a tridiagonal matrix whose eigenvalues are known: each by solving (T - λ) x = x a few times.</summary>
internal sealed class InverseIteration
{
    // Eigenvalues as near as this, in terms of T's size, have eigenvectors that have to be kept apart.
    private const double Near = 1e-3;
    private const double Unit = 1.0 / (1L << 52);
    private const int Steps = 4;

    private readonly double[] _diagonal;
    private readonly double[] _offDiagonal;
    private readonly double _size;
    private readonly double[][] _factors;
    private readonly bool[] _swaps;

    public InverseIteration(double[] diagonal, double[] offDiagonal)
    {
        (_diagonal, _offDiagonal) = (diagonal, offDiagonal);
        _size = diagonal.Select((d, i) => Math.Abs(d) + Beside(i) + (i > 0 ? Beside(i - 1) : 0)).Max();
        _factors = [.. Enumerable.Range(0, 4).Select(_ => new double[diagonal.Length])];
        _swaps = new bool[diagonal.Length];
    }

    /// <summary>The eigenvectors as rows.</summary>
    /// <param name="eigenvalues">Eigenvalues in falling order.</param>
    /// <param name="workers">Whether to end.</param>
    /// <returns>Null where they are not as exact as they have to be: the caller takes another way.</returns>
    public Matrix? Vectors(ReadOnlySpan<double> eigenvalues, Workers workers)
    {
        var vectors = new Matrix(eigenvalues.Length, _diagonal.Length);
        var (cluster, shift) = (0, double.PositiveInfinity);
        for (var i = 0; i < eigenvalues.Length; i++)
        {
            workers.ThrowIfCancelled();
            cluster = i > 0 && eigenvalues[i - 1] - eigenvalues[i] <= Near * _size ? cluster : i;
            shift = Math.Min(eigenvalues[i], shift - (10 * Unit * _size));
            Factor(shift);
            var vector = vectors.Row(i);
            Begin(vector, i);
            for (var step = 0; step < Steps; step++)
            {
                Solve(vector);
                Apart(vectors, cluster, i);
            }

            if (!IsExact(vector, eigenvalues[i]))
            {
                return null;
            }
        }

        return AreApart(vectors) ? vectors : null;
    }

    private double Beside(int i) => i < _offDiagonal.Length ? Math.Abs(_offDiagonal[i]) : 0;

    private static void Begin(Span<double> vector, int number)
    {
        var state = 0x9E3779B97F4A7C15UL * (ulong)(number + 1);
        foreach (ref var value in vector)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            value = ((state >> 11) * (1.0 / (1UL << 53))) - 0.5;
        }
    }

    /// <summary>T - shift = P L U with rows exchanged where the pivot would be small: U has three diagonals, L one.</summary>
    private void Factor(double shift)
    {
        var n = _diagonal.Length;
        var (lower, pivot, first, second) = (_factors[0], _factors[1], _factors[2], _factors[3]);
        var (a, b) = (_diagonal[0] - shift, n > 1 ? _offDiagonal[0] : 0);
        for (var i = 0; i < n - 1; i++)
        {
            var (below, next, after) = (_offDiagonal[i], _diagonal[i + 1] - shift, i + 2 < n ? _offDiagonal[i + 1] : 0);
            _swaps[i] = Math.Abs(a) < Math.Abs(below);
            if (_swaps[i])
            {
                lower[i] = a / below;
                (pivot[i], first[i], second[i]) = (below, next, after);
                (a, b) = (b - (lower[i] * next), -lower[i] * after);
            }
            else
            {
                lower[i] = a == 0 ? 0 : below / a;
                (pivot[i], first[i], second[i]) = (a, b, 0);
                (a, b) = (next - (lower[i] * b), after);
            }
        }

        pivot[n - 1] = a;
    }

    private void Solve(Span<double> x)
    {
        var (n, least) = (x.Length, Unit * Math.Max(_size, double.Epsilon / Unit));
        var (lower, pivot, first, second) = (_factors[0], _factors[1], _factors[2], _factors[3]);
        for (var i = 0; i < n - 1; i++)
        {
            if (_swaps[i])
            {
                (x[i], x[i + 1]) = (x[i + 1], x[i]);
            }

            x[i + 1] -= lower[i] * x[i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            var rest = x[i] - (i + 1 < n ? first[i] * x[i + 1] : 0) - (i + 2 < n ? second[i] * x[i + 2] : 0);
            x[i] = rest / (Math.Abs(pivot[i]) < least ? double.CopySign(least, pivot[i]) : pivot[i]);
            if (Math.Abs(x[i]) > 1e150)
            {
                DoubleRows.Scale(x, 1e-150);
            }
        }
    }

    private static void Apart(Matrix vectors, int from, int at)
    {
        var vector = vectors.Row(at);
        DoubleRows.Scale(vector, 1 / DoubleRows.Norm(vector));
        for (var other = from; other < at; other++)
        {
            DoubleRows.Add(vector, -DoubleRows.Dot(vector, vectors.Row(other)), vectors.Row(other));
        }

        DoubleRows.Scale(vector, 1 / DoubleRows.Norm(vector));
    }

    private bool IsExact(ReadOnlySpan<double> x, double eigenvalue)
    {
        var most = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var value = ((_diagonal[i] - eigenvalue) * x[i]) + (i > 0 ? _offDiagonal[i - 1] * x[i - 1] : 0)
                + (i + 1 < x.Length ? _offDiagonal[i] * x[i + 1] : 0);
            most = Math.Max(most, double.IsFinite(value) ? Math.Abs(value) : double.PositiveInfinity);
        }

        return most <= 1e-13 * _size * Math.Sqrt(x.Length);
    }

    private static bool AreApart(Matrix vectors)
    {
        for (var i = 1; i < vectors.Rows; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Math.Abs(DoubleRows.Dot(vectors.Row(i), vectors.Row(j))) > 1e-12)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
