using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Optimisation.SecondOrder;

/// <summary>
/// Solves (H + d I) s = b for a symmetric H. H stays on and above the diagonal of one square matrix, the factor L of H + d I = L L' fills the rest, so that
/// another damping can be tried.
/// </summary>
internal sealed class DampedCholesky(int size, WorkerPool pool) : IParallelWork
{
    /// <summary>Columns that are done before the rows below them.</summary>
    private const int Block = 64;

    private const int RowsPerPart = 16;

    private readonly double[] _matrix = new double[checked(size * size)];
    private readonly double[] _diagonal = new double[size];
    private int _column;

    /// <summary>What it takes.</summary>
    public static long Bytes(long size) => ((size * size) + size) * sizeof(double);

    /// <summary>A row of H to fill; only what is on and above the diagonal counts.</summary>
    public Span<double> Row(int row) => _matrix.AsSpan(row * size, size);

    /// <summary>Makes H symmetric, where both halves were filled.</summary>
    public void Symmetrise()
    {
        for (var i = 0; i < size; i++)
        {
            for (var j = i + 1; j < size; j++)
            {
                Row(i)[j] = (Row(i)[j] + Row(j)[i]) / 2;
            }
        }
    }

    /// <summary>Adds to the diagonal of H.</summary>
    public void Add(int place, double value) => Row(place)[place] += value;

    /// <summary>Makes L; false if H + d I is not positive definite.</summary>
    public bool Factorise(double damping)
    {
        for (_column = 0; _column < size; _column += Block)
        {
            var end = Math.Min(_column + Block, size);
            for (var row = _column; row < end; row++)
            {
                FillRow(row, row);
                var pivot = Row(row)[row] + damping - Dot(Row(row)[..row], Row(row)[..row]);
                if (!(pivot > 0) || !double.IsFinite(pivot))
                {
                    return false;
                }

                _diagonal[row] = Math.Sqrt(pivot);
            }

            pool.Run((size - end + RowsPerPart - 1) / RowsPerPart, this);
        }

        return true;
    }

    /// <summary>Rows below the block of columns.</summary>
    public void Run(int part)
    {
        var columns = Math.Min(_column + Block, size);
        var start = columns + (part * RowsPerPart);
        for (var row = start; row < Math.Min(start + RowsPerPart, size); row++)
        {
            FillRow(row, columns);
        }
    }

    /// <summary>Solves in place, after L was made.</summary>
    public void Solve(Span<double> vector)
    {
        for (var i = 0; i < size; i++)
        {
            vector[i] = (vector[i] - Dot(Row(i)[..i], vector[..i])) / _diagonal[i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            vector[i] /= _diagonal[i];
            var row = Row(i);
            for (var j = 0; j < i; j++)
            {
                vector[j] -= row[j] * vector[i];
            }
        }
    }

    /// <summary>L of one row in the columns of the block.</summary>
    private void FillRow(int row, int columns)
    {
        var factors = Row(row);
        for (var j = _column; j < columns; j++)
        {
            factors[j] = (Row(j)[row] - Dot(factors[..j], Row(j)[..j])) / _diagonal[j];
        }
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var lefts = MemoryMarshal.Cast<double, Vector256<double>>(left);
        var rights = MemoryMarshal.Cast<double, Vector256<double>>(right);
        var (even, odd) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var i = 0;
        for (; i < lefts.Length - 1; i += 2)
        {
            even += lefts[i] * rights[i];
            odd += lefts[i + 1] * rights[i + 1];
        }

        var sum = 0.0;
        for (var k = i * Vector256<double>.Count; k < left.Length; k++)
        {
            sum += left[k] * right[k];
        }

        return sum + Vector256.Sum(even + odd);
    }
}
