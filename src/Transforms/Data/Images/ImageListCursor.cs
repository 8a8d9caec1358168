using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms.Rows;

namespace MLNetVision.Transforms.Data;

/// <summary>Walks over some of the rows of pictures in an order. A row's id is its number in the source, whatever the order.</summary>
internal sealed class ImageListCursor(
    DataViewSchema schema, WantedColumns wanted, IImageRowReader reader, ReadableRows rows, int[] order, RowDeal deal) : DataViewRowCursor
{
    private readonly List<ImageGetter> _imageGetters = [];
    private RowImage? _image;
    private LabelledImage? _item;
    private long _position = -1;
    private bool _ended;

    public override DataViewSchema Schema => schema;

    public override long Position => _position;

    public override long Batch => deal.Batch;

    private bool StandsOnRow => _position >= 0;

    private int Row => StandsOnRow ? order[deal.Place] : throw NoRow();

    private LabelledImage Item => _item ??= reader.Read(Row);

    public override bool MoveNext()
    {
        if (_ended)
            return false;
        _item = null;
        _ended = !deal.MoveNext();
        _position = _ended ? -1 : _position + 1;
        if (_ended)
            reader.Dispose();
        return !_ended;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => wanted.Contains(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Row, 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Getters.CheckActive(this, column);
        Getters.CheckType<TValue>(column);
        return Getters.Typed<TValue>(Getter(column.Index), column);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            (_ended, _position) = (true, -1);
            reader.Dispose();
            foreach (var getter in _imageGetters)
                getter.Dispose();
        }

        base.Dispose(disposing);
    }

    private static InvalidOperationException NoRow() => new("The cursor is on no row; call MoveNext first.");

    private Delegate Getter(int column)
    {
        switch (column)
        {
            case ImageListView.ImageIndex:
                _image ??= new RowImage(() => rows.Load(Item, Row));
                var getter = new ImageGetter(_image, () => StandsOnRow ? _position : throw NoRow());
                _imageGetters.Add(getter);
                return (ValueGetter<MLImage>)getter.Get!;
            case ImageListView.LabelIndex:
                return (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> label) => label = Item.Label.AsMemory());
            default:
                return (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> path) => path = ReadableRows.NameOf(Item, Row).AsMemory());
        }
    }
}
