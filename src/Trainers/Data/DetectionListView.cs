using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Training.Data;
using MLNetVision.Transforms.Data;
using MLNetVision.Transforms.Rows;

namespace MLNetVision.Trainers.Data;

/// <summary>
/// Annotated pictures as rows: image, path, labels, boxes, marks. Images and paths are a view of pictures', whose rows keep their number as their id.
/// </summary>
internal sealed class DetectionListView : IDataView
{
    public const int ImageIndex = 0, PathIndex = 1, LabelIndex = 2, BoxIndex = 3, DifficultIndex = 4;

    private readonly AnnotationSet _set;
    private readonly ImageListView _pictures;

    public DetectionListView(AnnotationSet set, DetectionLoadOptions options)
    {
        if (set.Classes.Count == 0)
        {
            throw new ArgumentException(
                "LoadDetections: the annotations have no classes. Give pictures with objects, or say the classes in AnnotationOptions.Classes.", nameof(set));
        }

        _set = set;
        _pictures = new ImageListView(new ListedImages(set.Pictures.Count, row => LabelledImage.FromFile(set.Pictures[row].File)), options.Images);
        Schema = SchemaOf(set.Classes, options.Columns);
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => true;

    public long? GetRowCount() => _pictures.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var wanted = new WantedColumns(Schema, columnsNeeded);
        return new DetectionListCursor(Schema, wanted, _pictures.GetRowCursor(Needed(wanted), rand), _set.Pictures);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var wanted = new WantedColumns(Schema, columnsNeeded);
        return [.. _pictures.GetRowCursorSet(Needed(wanted), n, rand).Select(c => new DetectionListCursor(Schema, wanted, c, _set.Pictures))];
    }

    private static DataViewSchema SchemaOf(IReadOnlyList<string> classes, IReadOnlyList<string> columns)
    {
        ReadOnlyMemory<char>[] names = [.. classes.Select(c => c.AsMemory())];
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add<VBuffer<ReadOnlyMemory<char>>>(
            "KeyValues", new VectorDataViewType(TextDataViewType.Instance, names.Length),
            (ref VBuffer<ReadOnlyMemory<char>> values) => Vectors.Fill(ref values, names));
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(columns[ImageIndex], new ImageDataViewType());
        builder.AddColumn(columns[PathIndex], TextDataViewType.Instance);
        builder.AddColumn(columns[LabelIndex], new VectorDataViewType(new KeyDataViewType(typeof(uint), classes.Count)), annotations.ToAnnotations());
        builder.AddColumn(columns[BoxIndex], new VectorDataViewType(NumberDataViewType.Single));
        builder.AddColumn(columns[DifficultIndex], new VectorDataViewType(BooleanDataViewType.Instance));
        builder.AddColumn(columns[DifficultIndex + 1], new VectorDataViewType(BooleanDataViewType.Instance));
        return builder.ToSchema();
    }

    private IEnumerable<DataViewSchema.Column> Needed(WantedColumns wanted)
    {
        if (wanted[ImageIndex])
            yield return _pictures.Schema[ImageListView.ImageIndex];
        if (wanted[PathIndex])
            yield return _pictures.Schema[ImageListView.PathIndex];
    }
}
