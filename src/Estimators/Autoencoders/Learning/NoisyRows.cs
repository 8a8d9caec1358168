using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Training.Data;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>
/// Rows in batches, with what is drawn for each: noise, the numbers of a variational code, signs. All chance comes from the seed, the epoch and the row, so
/// that a run that goes on sees what it would have seen.
/// </summary>
internal sealed class NoisyRows : IBatchSource
{
    private readonly RowTable _table;
    private readonly int[] _rows;
    private readonly RowWriter _writer;
    private readonly ulong _seed;
    private readonly bool _isFixed;

    /// <param name="table">The rows.</param>
    /// <param name="rows">Which of them.</param>
    /// <param name="writer">Writes a row's fields.</param>
    /// <param name="network">The network that takes them; its inputs are the fields.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="isFixed">Whether every epoch draws alike, as measuring wants it.</param>
    public NoisyRows(RowTable table, int[] rows, RowWriter writer, Network network, ulong seed, bool isFixed)
    {
        (_table, _rows, _writer, _seed, _isFixed) = (table, rows, writer, seed, isFixed);
        Fields = [.. network.Inputs.Select(n => Field(n.Name, network.TypeOf(new ValueRef(n.Name)).Shape))];
    }

    public int Rows => _rows.Length;

    public IReadOnlyList<BatchField> Fields { get; }

    public IBatchReader Open(BatchPlan plan)
    {
        var order = new int[Rows];
        RowOrder.Fill(order, plan);
        return new Reader(this, order, plan);
    }

    private static BatchField Field(string name, Shape shape) => new(name, DType.Float32, shape.Slice(1, shape.Rank));

    private ulong SeedOf(int epoch) => RandomStream.ForName(_seed, _isFixed ? "noise of measuring" : $"noise of epoch {epoch}").NextBits();

    private sealed class Reader(NoisyRows source, int[] order, BatchPlan plan) : IBatchReader
    {
        private readonly float[] _input = new float[source._table.Inputs.Width];
        private readonly float[] _target = new float[source._table.Targets.Width];
        private readonly ulong _seed = source.SeedOf(plan.Epoch);
        private int _next = plan.FirstBatch;

        public bool Read(Batch batch)
        {
            var rows = plan.RowsOf(_next, order.Length);
            if (rows == 0)
            {
                return false;
            }

            batch.Rows = rows;
            for (var i = 0; i < rows; i++)
            {
                Write(batch, i, source._rows[order[(_next * plan.BatchSize) + i]]);
            }

            _next++;
            return true;
        }

        public void Dispose()
        {
        }

        private void Write(Batch batch, int place, int row)
        {
            source._table.Inputs.Read(row, _input);
            source._table.Targets.Read(row, _target);
            var seed = RandomStream.SeedAt(_seed, (ulong)row);
            foreach (var field in source.Fields)
            {
                source._writer.Write(field.Name, _input, _target, batch[field.Name].As<float>().Slice(place * field.RowElements, field.RowElements), seed);
            }
        }
    }
}
