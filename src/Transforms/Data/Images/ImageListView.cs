using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetVision.Transforms.Data;

/// <summary>Pictures as rows: image, label, path. A picture is decoded when its column is read.</summary>
internal sealed class ImageListView : IDataView
{
    public const int ImageIndex = 0;
    public const int LabelIndex = 1;
    public const int PathIndex = 2;

    private readonly IImageRows _source;
    private readonly ReadableRows _rows;

    public ImageListView(IImageRows source, ImageLoadOptions options)
    {
        _source = source;
        _rows = new ReadableRows(source, options);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(options.ImageColumn, new ImageDataViewType());
        builder.AddColumn(options.LabelColumn, TextDataViewType.Instance);
        builder.AddColumn(options.PathColumn, TextDataViewType.Instance);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => true;

    public long? GetRowCount() => _rows.KnownCount;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var wanted = new WantedColumns(Schema, columnsNeeded);
        var order = Order(rand);
        return new ImageListCursor(Schema, wanted, _source.Open(), _rows, order, RowDeal.Whole(order.Length));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var wanted = new WantedColumns(Schema, columnsNeeded);
        var order = Order(rand);
        return [.. RowDeal.Between(order.Length, n).Select(deal => new ImageListCursor(Schema, wanted, _source.Open(), _rows, order, deal))];
    }

    private int[] Order(Random? random)
    {
        var rows = _rows.Get();
        if (random is null)
            return rows;
        int[] order = [.. rows];
        Shuffling.Shuffle<int>(order, random);
        return order;
    }
}
