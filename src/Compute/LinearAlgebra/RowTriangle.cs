using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.LinearAlgebra;

/// <summary>R of the QR decomposition of rows that come in blocks: what is there already is one triangle, whatever the number of rows.</summary>
internal sealed class RowTriangle(int columns, Workers workers)
{
    private Matrix _triangle = new(columns, columns);

    /// <summary>R, [columns, columns].</summary>
    public Matrix Triangle => _triangle;

    /// <summary>Adds rows.</summary>
    public void Add(Matrix rows)
    {
        var stacked = new Matrix(columns, columns + rows.Rows);
        workers.Each(columns, c =>
        {
            for (var r = 0; r <= c; r++)
            {
                stacked[c, r] = _triangle[r, c];
            }

            for (var r = 0; r < rows.Rows; r++)
            {
                stacked[c, columns + r] = rows[r, c];
            }
        });
        _triangle = new Qr(stacked, workers).R;
    }
}
