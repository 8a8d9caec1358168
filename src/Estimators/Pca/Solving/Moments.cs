using MLNetVision.Compute.LinearAlgebra;

namespace MLNetVision.Estimators.Pca;

/// <summary>
/// Means and sums of squared differences from them, of columns of rows that come in blocks: each block is joined to what was there as a group.
/// </summary>
internal sealed class Moments(int width)
{
    // A column whose spread is less than this share of its mean differs by roundings only.
    private const double Rounding = 1e-14;

    private readonly double[] _squares = new double[width];

    /// <summary>The rows so far.</summary>
    public long Count { get; private set; }

    /// <summary>Their means.</summary>
    public double[] Mean { get; } = new double[width];

    /// <summary>The sum of the columns' variances, over one less than the number of rows.</summary>
    public double TotalVariance => Count > 1 ? _squares.Sum() / (Count - 1) : 0;

    /// <summary>The same of columns that are divided by their standard deviations over the number of rows: a constant column has none.</summary>
    public double StandardVariance => Count > 1 ? Deviations().Select((d, c) => _squares[c] / (d * d)).Sum() / (Count - 1) : 0;

    /// <summary>The moments of all rows.</summary>
    public static Moments Of(IRowBlocks rows)
    {
        var moments = new Moments(rows.Width);
        foreach (var block in rows.Read(1024))
        {
            moments.Add(block);
        }

        return moments;
    }

    /// <summary>The moments of a block.</summary>
    public static Moments Of(RowsBlock rows, int width)
    {
        var moments = new Moments(width);
        moments.Add(rows);
        return moments;
    }

    /// <summary>Adds the moments of other rows.</summary>
    public void Add(Moments other)
    {
        var total = Count + other.Count;
        for (var c = 0; c < width; c++)
        {
            var difference = other.Mean[c] - Mean[c];
            _squares[c] += other._squares[c] + (difference * difference * Count / total * other.Count);
            Mean[c] += difference * other.Count / total;
        }

        Count = total;
    }

    /// <summary>
    /// Rows around their own mean, with a row behind them for what the means of the rows so far and of these differ by: together with the rows so far around
    /// their mean they have the squares of all rows around the mean of all.
    /// </summary>
    /// <param name="centred">The rows.</param>
    /// <param name="own">Their moments.</param>
    public Matrix Joined(Matrix centred, Moments own)
    {
        var all = new Matrix(centred.Rows + 1, width);
        centred.Values.CopyTo(all.Values, 0);
        var factor = Math.Sqrt((double)Count / (Count + own.Count) * own.Count);
        var last = all.Row(centred.Rows);
        for (var c = 0; c < width; c++)
        {
            last[c] = factor * (Mean[c] - own.Mean[c]);
        }

        return all;
    }

    /// <summary>Adds rows.</summary>
    public void Add(RowsBlock block)
    {
        var (sums, squares) = (new double[width], new double[width]);
        for (var r = 0; r < block.Count; r++)
        {
            var row = block.Values.AsSpan(r * width, width);
            for (var c = 0; c < width; c++)
            {
                sums[c] += row[c];
            }
        }

        for (var r = 0; r < block.Count; r++)
        {
            var row = block.Values.AsSpan(r * width, width);
            for (var c = 0; c < width; c++)
            {
                var difference = row[c] - (sums[c] / block.Count);
                squares[c] += difference * difference;
            }
        }

        Join(sums, squares, block.Count);
    }

    /// <summary>The standard deviations over the number of rows; 1 for constant columns.</summary>
    public double[] Deviations() =>
        [.. _squares.Select((s, c) => Math.Sqrt(s / Count) is var d && d > Rounding * Math.Abs(Mean[c]) ? d : 1)];

    private void Join(double[] sums, double[] squares, int count)
    {
        var total = Count + count;
        for (var c = 0; c < width; c++)
        {
            var difference = (sums[c] / count) - Mean[c];
            _squares[c] += squares[c] + (difference * difference * Count / total * count);
            Mean[c] += difference * count / total;
        }

        Count = total;
    }
}
