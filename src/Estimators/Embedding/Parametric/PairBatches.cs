using MLNetVision.Compute.Threading;
using MLNetVision.Estimators.Embedding.Affinities;
using MLNetVision.Estimators.Embedding.Neighbours;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training.Data;

namespace MLNetVision.Estimators.Embedding.Parametric;

/// <summary>
/// Batches of rows with the probabilities of their pairs, which are those of the batch alone. All batches are full: what is left over at the end of an epoch is
/// other rows in each.
/// </summary>
internal sealed class PairBatches(RowMatrix rows, RowMatrix scaled, int batch, double perplexity, Workers workers) : IBatchSource
{
    /// <inheritdoc/>
    public int Rows => rows.Rows / batch * batch;

    /// <inheritdoc/>
    public IReadOnlyList<BatchField> Fields { get; } =
        [new(MapNetworks.Rows, DType.Float32, [rows.Columns]), new(MapNetworks.Probabilities, DType.Float32, [batch])];

    /// <inheritdoc/>
    public IBatchReader Open(BatchPlan plan)
    {
        var order = new int[rows.Rows];
        RowOrder.Fill(order, plan);
        return new Reader(this, order, plan);
    }

    private static RowMatrix Select(RowMatrix from, ReadOnlySpan<int> chosen)
    {
        var values = new float[chosen.Length * from.Columns];
        for (var i = 0; i < chosen.Length; i++)
        {
            from[chosen[i]].CopyTo(values.AsSpan(i * from.Columns));
        }

        return new RowMatrix(values, chosen.Length, from.Columns);
    }

    private void Fill(ReadOnlySpan<int> chosen, Span<float> input, Span<float> probabilities)
    {
        Select(rows, chosen).Values.CopyTo(input);
        var search = new ExactNeighbours(Select(scaled, chosen));
        var affinity = JointAffinity.Of(search.OfPoints(Math.Min(batch - 1, (int)((3 * perplexity) + 1)), workers), [perplexity], workers);
        probabilities.Clear();
        for (var row = 0; row < batch; row++)
        {
            for (var i = affinity.Starts[row]; i < affinity.Starts[row + 1]; i++)
            {
                probabilities[(row * batch) + affinity.Others[i]] = affinity.Values[i];
            }
        }
    }

    private sealed class Reader(PairBatches source, int[] order, BatchPlan plan) : IBatchReader
    {
        private int _next = plan.FirstBatch;

        public bool Read(Batch batch)
        {
            if (plan.RowsOf(_next, source.Rows) < plan.BatchSize)
            {
                return false;
            }

            batch.Rows = plan.BatchSize;
            source.Fill(
                order.AsSpan(_next * plan.BatchSize, plan.BatchSize), batch[MapNetworks.Rows].As<float>(), batch[MapNetworks.Probabilities].As<float>());
            _next++;
            return true;
        }

        public void Dispose()
        {
        }
    }
}
