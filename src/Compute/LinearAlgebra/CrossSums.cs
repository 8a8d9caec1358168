using System.Numerics;
using MLNetVision.Compute.Kernels.Dense;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.LinearAlgebra;

/// <summary>
/// Sums over rows of what two columns of a row make together, Σ x_i x_j: rows come in blocks, the products of a block are summed in the precision of the rows,
/// the blocks in double precision.
/// </summary>
internal sealed class CrossSums<T>(int columns, Workers workers)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Rows of a block.</summary>
    public const int BlockRows = 512;

    private readonly PanelBlock<T> _block = new(BlockRows, columns);
    private readonly Matrix _sums = new(columns, columns);

    /// <summary>The sums of the columns, after what was taken from them.</summary>
    public double[] Totals { get; } = new double[columns];

    /// <summary>Adds rows.</summary>
    /// <param name="rows">Rows, one behind the other; at most a block.</param>
    /// <param name="count">How many.</param>
    /// <param name="shift">What is taken from each column first: near their means, so that little is lost.</param>
    public void Add(float[] rows, int count, float[] shift)
    {
        _block.Begin(count);
        workers.Each(_block.Panels, panel => PanelFill<T>.Shifted(rows, shift, _block, panel, Totals));
        AddHalf(_block, _sums.Values, workers);
    }

    /// <summary>The sums, with both halves.</summary>
    public Matrix Products()
    {
        Mirror(_sums);
        return _sums;
    }

    /// <summary>Adds the products of the columns of a block for which the second panel is not before the first.</summary>
    public static void AddHalf(PanelBlock<T> block, double[] sums, Workers workers)
    {
        var panels = block.Panels;
        workers.Each(panels * (panels + 1) / 2, part =>
        {
            var left = 0;
            for (; part >= panels - left; left++)
            {
                part -= panels - left;
            }

            PanelSums<T>.Add(block, left, block, left + part, sums);
        });
    }

    /// <summary>Copies what is above the diagonal to below it.</summary>
    public static void Mirror(Matrix sums)
    {
        for (var r = 0; r < sums.Rows; r++)
        {
            for (var c = r + 1; c < sums.Columns; c++)
            {
                sums[c, r] = sums[r, c];
            }
        }
    }
}
