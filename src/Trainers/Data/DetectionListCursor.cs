using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Metrics;
using MLNetVision.Training.Data;
using MLNetVision.Transforms.Data;
using MLNetVision.Transforms.Rows;

namespace MLNetVision.Trainers.Data;

/// <summary>Walks over annotated pictures with a cursor of pictures, whose ids are the rows' numbers.</summary>
internal sealed class DetectionListCursor : DataViewRowCursor
{
    private readonly DataViewSchema _schema;
    private readonly WantedColumns _wanted;
    private readonly DataViewRowCursor _pictures;
    private readonly IReadOnlyList<AnnotatedPicture> _rows;
    private readonly ValueGetter<DataViewRowId> _id;

    public DetectionListCursor(DataViewSchema schema, WantedColumns wanted, DataViewRowCursor pictures, IReadOnlyList<AnnotatedPicture> rows)
    {
        (_schema, _wanted, _pictures, _rows) = (schema, wanted, pictures, rows);
        _id = pictures.GetIdGetter();
    }

    public override DataViewSchema Schema => _schema;

    public override long Position => _pictures.Position;

    public override long Batch => _pictures.Batch;

    private IReadOnlyList<TrueBox> Objects
    {
        get
        {
            DataViewRowId id = default;
            _id(ref id);
            return _rows[(int)id.Low].Objects;
        }
    }

    public override bool MoveNext() => _pictures.MoveNext();

    public override bool IsColumnActive(DataViewSchema.Column column) => _wanted.Contains(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => _pictures.GetIdGetter();

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Getters.CheckActive(this, column);
        Getters.CheckType<TValue>(column);
        Delegate getter = column.Index switch
        {
            DetectionListView.ImageIndex => _pictures.GetGetter<TValue>(_pictures.Schema[ImageListView.ImageIndex]),
            DetectionListView.PathIndex => _pictures.GetGetter<TValue>(_pictures.Schema[ImageListView.PathIndex]),
            DetectionListView.LabelIndex => Of(o => (uint)o.Label + 1),
            DetectionListView.BoxIndex => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> boxes) =>
                Vectors.Fill(ref boxes, [.. Objects.SelectMany(o => (float[])[o.Box.X0, o.Box.Y0, o.Box.X1, o.Box.Y1])])),
            DetectionListView.DifficultIndex => Of(o => o.IsDifficult),
            _ => Of(o => o.IsCrowd),
        };
        return Getters.Typed<TValue>(getter, column);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _pictures.Dispose();
        base.Dispose(disposing);
    }

    private ValueGetter<VBuffer<T>> Of<T>(Func<TrueBox, T> value) => (ref VBuffer<T> values) => Vectors.Fill(ref values, [.. Objects.Select(value)]);
}
