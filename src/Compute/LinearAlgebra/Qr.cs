using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.LinearAlgebra;

/// <summary>A matrix as Q R by Householder's reflections. It is kept transposed: a column of it is a row here, so that reflections pass along memory.</summary>
internal sealed class Qr
{
    private readonly Matrix _columns;
    private readonly double[] _taus;

    /// <summary>Takes a matrix apart that has no fewer rows than columns.</summary>
    /// <param name="transposed">Its transpose, [columns, rows]; what it holds is lost.</param>
    /// <param name="workers">The threads.</param>
    public Qr(Matrix transposed, Workers workers)
    {
        (_columns, _taus) = (transposed, new double[transposed.Rows]);
        R = new Matrix(transposed.Rows, transposed.Rows);
        for (var k = 0; k < _taus.Length; k++)
        {
            var column = k;
            for (var i = 0; i < k; i++)
            {
                R[i, k] = transposed[k, i];
            }

            (_taus[k], R[k, k]) = Reflector.Make(transposed.Row(k)[k..]);
            workers.Each(_taus.Length - k - 1, part => Reflect(column, transposed.Row(column + 1 + part)));
        }
    }

    /// <summary>R, [columns, columns].</summary>
    public Matrix R { get; }

    /// <summary>Vectors of R's size, the rows, as Q makes them: [vectors, rows of the matrix].</summary>
    public Matrix Apply(Matrix vectors, Workers workers)
    {
        var result = new Matrix(vectors.Rows, _columns.Columns);
        workers.Each(vectors.Rows, r =>
        {
            vectors.Row(r).CopyTo(result.Row(r));
            for (var k = _taus.Length - 1; k >= 0; k--)
            {
                Reflect(k, result.Row(r));
            }
        });
        return result;
    }

    /// <summary>The orthonormal columns of Q, as rows.</summary>
    public Matrix Basis(Workers workers)
    {
        var unit = new Matrix(_taus.Length, _taus.Length);
        for (var i = 0; i < unit.Rows; i++)
        {
            unit[i, i] = 1;
        }

        return Apply(unit, workers);
    }

    private void Reflect(int k, Span<double> vector)
    {
        if (_taus[k] != 0)
        {
            Reflector.Apply(_columns.Row(k)[k..], _taus[k], vector[k..]);
        }
    }
}
