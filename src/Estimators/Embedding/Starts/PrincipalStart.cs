using MLNetVision.Compute.Threading;
using MLNetVision.Estimators.Pca;
using MLNetVision.Training;

namespace MLNetVision.Estimators.Embedding.Starts;

/// <summary>Rows on their first principal components.</summary>
internal static class PrincipalStart
{
    /// <summary>The scores: all first coordinates, then all second ones. Dimensions that rows do not have give zeros.</summary>
    public static double[] Scores(RowMatrix rows, TSneOptions options, VisionRun run)
    {
        using var threads = new Workers(run.Threads, run.Cancellation);
        var pca = new PcaOptions { Components = Math.Min(options.Dimensions, Math.Min(rows.Rows, rows.Columns)), Seed = options.Seed };
        var context = new PcaContext(pca, threads, new VisionRun { Cancellation = run.Cancellation });
        var (spectrum, _) = PcaSolving.Solve(new MatrixBlocks(rows), rows.Rows, context);
        var scores = new double[options.Dimensions * rows.Rows];
        threads.Ranges(rows.Rows, 256, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                for (var d = 0; d < spectrum.Components.Rows; d++)
                {
                    scores[(d * rows.Rows) + row] = Score(rows[row], spectrum.Scale.Mean, spectrum.Components.Row(d));
                }
            }
        });
        return scores;
    }

    private static double Score(ReadOnlySpan<float> row, double[] mean, ReadOnlySpan<double> direction)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            sum += (row[i] - mean[i]) * direction[i];
        }

        return sum;
    }

    private sealed class MatrixBlocks(RowMatrix matrix) : IRowBlocks
    {
        public int Width => matrix.Columns;

        public IEnumerable<RowsBlock> Read(int rows)
        {
            for (var first = 0; first < matrix.Rows; first += rows)
            {
                var count = Math.Min(rows, matrix.Rows - first);
                yield return new RowsBlock(matrix.Values.AsSpan(first * Width, count * Width).ToArray(), count);
            }
        }
    }
}
