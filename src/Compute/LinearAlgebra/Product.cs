using MLNetVision.Compute.Kernels.Dense;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.LinearAlgebra;

/// <summary>Matrix products in double precision.</summary>
internal static class Product
{
    private const int Depth = 256;

    /// <summary>A B.</summary>
    public static Matrix Of(Matrix a, Matrix b, Workers workers)
    {
        var (left, right, sums) = (new PanelBlock<double>(Depth, a.Rows), new PanelBlock<double>(Depth, b.Columns), new Matrix(a.Rows, b.Columns));
        for (var from = 0; from < b.Rows; from += Depth)
        {
            var (first, steps) = (from, Math.Min(Depth, b.Rows - from));
            left.Begin(steps);
            right.Begin(steps);
            workers.Each(left.Panels + right.Panels, panel =>
            {
                if (panel < left.Panels)
                {
                    Across(a, first, left, panel);
                }
                else
                {
                    Along(b, first, right, panel - left.Panels);
                }
            });
            workers.Each(left.Panels * right.Panels, pair => PanelSums<double>.Add(left, pair / right.Panels, right, pair % right.Panels, sums.Values));
        }

        return sums;
    }

    /// <summary>Aᵀ B: rows of both are the steps.</summary>
    public static Matrix OfTransposed(Matrix a, Matrix b, Workers workers)
    {
        var (left, right, sums) = (new PanelBlock<double>(Depth, a.Columns), new PanelBlock<double>(Depth, b.Columns), new Matrix(a.Columns, b.Columns));
        for (var from = 0; from < b.Rows; from += Depth)
        {
            var (first, steps) = (from, Math.Min(Depth, b.Rows - from));
            left.Begin(steps);
            right.Begin(steps);
            workers.Each(left.Panels + right.Panels, panel =>
            {
                var isLeft = panel < left.Panels;
                Along(isLeft ? a : b, first, isLeft ? left : right, isLeft ? panel : panel - left.Panels);
            });
            workers.Each(left.Panels * right.Panels, pair => PanelSums<double>.Add(left, pair / right.Panels, right, pair % right.Panels, sums.Values));
        }

        return sums;
    }

    /// <summary>A Aᵀ, symmetric to the last bit.</summary>
    public static Matrix WithOwnTranspose(Matrix a, Workers workers)
    {
        var (block, sums) = (new PanelBlock<double>(Depth, a.Rows), new Matrix(a.Rows, a.Rows));
        for (var from = 0; from < a.Columns; from += Depth)
        {
            var first = from;
            block.Begin(Math.Min(Depth, a.Columns - from));
            workers.Each(block.Panels, panel => Across(a, first, block, panel));
            CrossSums<double>.AddHalf(block, sums.Values, workers);
        }

        CrossSums<double>.Mirror(sums);
        return sums;
    }

    /// <summary>Columns of the panel are columns of the matrix.</summary>
    private static void Along(Matrix matrix, int first, PanelBlock<double> block, int panel)
    {
        for (var step = 0; step < block.Depth; step++)
        {
            matrix.Row(first + step).Slice(panel * PanelBlock<double>.Width, block.Used(panel)).CopyTo(block.Step(panel, step));
        }
    }

    /// <summary>Columns of the panel are rows of the matrix.</summary>
    private static void Across(Matrix matrix, int first, PanelBlock<double> block, int panel)
    {
        for (var column = 0; column < block.Used(panel); column++)
        {
            var row = matrix.Row((panel * PanelBlock<double>.Width) + column).Slice(first, block.Depth);
            for (var step = 0; step < row.Length; step++)
            {
                block.Step(panel, step)[column] = row[step];
            }
        }
    }
}
