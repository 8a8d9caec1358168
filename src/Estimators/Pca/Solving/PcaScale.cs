using MLNetVision.Compute.LinearAlgebra;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Estimators.Pca;

/// <summary>What is taken from columns, and what they are divided by.</summary>
/// <param name="Mean">The means.</param>
/// <param name="Deviation">The standard deviations, over the number of rows, and 1 for constant columns; null where columns stay in their units.</param>
internal sealed record PcaScale(double[] Mean, double[]? Deviation)
{
    /// <summary>Rows as numbers that the scale was applied to.</summary>
    public Matrix Apply(RowsBlock rows, Workers workers)
    {
        var matrix = new Matrix(rows.Count, Mean.Length);
        workers.Ranges(rows.Count, 64, (from, end) =>
        {
            for (var r = from; r < end; r++)
            {
                var row = matrix.Row(r);
                var given = rows.Values.AsSpan(r * Mean.Length, Mean.Length);
                for (var c = 0; c < row.Length; c++)
                {
                    row[c] = (given[c] - Mean[c]) / (Deviation is null ? 1 : Deviation[c]);
                }
            }
        });
        return matrix;
    }
}
