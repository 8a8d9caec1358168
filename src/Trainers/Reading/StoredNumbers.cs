using MLNetVision.Networks;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Data;

namespace MLNetVision.Trainers.Reading;

/// <summary>Rows of a data view that are no bytes: numbers as they are, or pictures whose centre is cut out and normalised.</summary>
internal sealed class StoredNumbers : IBatchSource
{
    private const string InputName = "input";
    private const string TargetName = "target";
    private readonly TrainingTable _table;
    private readonly int[] _rows;
    private readonly IReadOnlyList<RowValues> _values;
    private readonly NumberPreparation _preparation;
    private readonly BatchTarget _kind;

    /// <param name="table">The rows.</param>
    /// <param name="rows">Which of them, in their order.</param>
    /// <param name="values">Numbers of the rows, in that order.</param>
    /// <param name="tensor">How pictures become numbers; null for rows of numbers.</param>
    /// <param name="kind">Whether the class is the target; None or Class.</param>
    public StoredNumbers(TrainingTable table, int[] rows, IReadOnlyList<RowValues> values, PictureTensor? tensor, BatchTarget kind)
    {
        (_table, _rows, _values, _kind) = (table, rows, values, kind);
        _preparation = new NumberPreparation(table.Input.Row, tensor);
        BatchField[] target = kind == BatchTarget.Class ? [new BatchField(TargetName, DType.Int64, Shape.Scalar)] : [];
        Fields =
        [
            new BatchField(InputName, DType.Float32, _preparation.Shape), .. target, .. values.Select(v => new BatchField(v.Name, DType.Float32, v.RowShape)),
        ];
    }

    public int Rows => _rows.Length;

    public IReadOnlyList<BatchField> Fields { get; }

    public IBatchReader Open(BatchPlan plan)
    {
        var order = new int[Rows];
        RowOrder.Fill(order, plan);
        return new Reader(this, order, plan);
    }

    private sealed class Reader(StoredNumbers source, int[] order, BatchPlan plan) : IBatchReader
    {
        private readonly float[] _row = new float[source._table.Rows.Width];
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
                Write(batch, i, order[(_next * plan.BatchSize) + i]);
            }

            _next++;
            return true;
        }

        public void Dispose()
        {
        }

        private void Write(Batch batch, int place, int row)
        {
            source._table.Rows.Read(source._rows[row], _row);
            var size = source._preparation.Size;
            source._preparation.Write(_row, batch[InputName].As<float>().Slice(place * size, size));
            if (source._kind == BatchTarget.Class)
            {
                batch[TargetName].As<long>()[place] = source._table.Targets.ClassOf(source._rows[row]);
            }

            foreach (var values in source._values)
            {
                var width = values.Numbers.Length / order.Length;
                values.Numbers.AsSpan(row * width, width).CopyTo(batch[values.Name].As<float>()[(place * width)..]);
            }
        }
    }
}
