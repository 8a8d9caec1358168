using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Evaluation.Reading;
using MLNetVision.Imaging;

namespace MLNetVision.Evaluation.Pictures;

/// <summary>What names a row and shows it. Pictures are fetched for examples only.</summary>
internal sealed class RowDetails
{
    private readonly DataViewRow _row;
    private readonly Func<string>? _id;
    private readonly Func<string>? _path;
    private readonly ValueGetter<MLImage>? _image;
    private readonly int _side;

    /// <summary>Handed back to the getter, which disposes it if it made it. Images that the data holds are not ours to dispose.</summary>
    private MLImage? _held;

    public RowDetails(DataViewRow row, EvaluationOptions options)
    {
        (_row, _side) = (row, options.PictureSide);
        _id = options.IdColumn is { } id ? Texts(row, Columns.Find(row.Schema, id, "id"), "id") : null;
        if (options.PictureColumn is not { } name)
            return;
        var picture = Columns.Find(row.Schema, name, "picture");
        if (picture.Type is ImageDataViewType)
            _image = row.GetGetter<MLImage>(picture);
        else
            _path = picture.Type is TextDataViewType ? Texts(row, picture, "picture")
                : throw Columns.Mistaken(picture, "picture", "images, or of text with paths of files");
    }

    /// <summary>The columns that are read for it.</summary>
    public static IEnumerable<DataViewSchema.Column> Needed(DataViewSchema schema, EvaluationOptions options)
    {
        if (options.IdColumn is { } id)
            yield return Columns.Find(schema, id, "id");
        if (options.PictureColumn is { } picture)
            yield return Columns.Find(schema, picture, "picture");
    }

    /// <summary>The outcome with name and path.</summary>
    public RowOutcome Name(RowOutcome outcome)
    {
        var path = _path?.Invoke();
        return outcome with
        {
            Row = _row.Position,
            Id = _id?.Invoke() ?? path ?? _row.Position.ToString(CultureInfo.InvariantCulture),
            PicturePath = path,
        };
    }

    /// <summary>The outcome with the picture of the row that is being read.</summary>
    public RowOutcome Show(RowOutcome outcome)
    {
        if (_image is null)
            return outcome;
        try
        {
            _image(ref _held!);
            return _held is null ? outcome with { PictureFault = "The row has no picture." } : outcome with { Picture = Thumbnail.Of(_held, _side) };
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            return outcome with { PictureFault = fault.Message };
        }
    }

    /// <summary>The outcome with the picture that its path names.</summary>
    public RowOutcome Load(RowOutcome outcome)
    {
        if (outcome.PicturePath is not { Length: > 0 } path)
            return _path is null ? outcome : outcome with { PictureFault = "The row has no path." };
        try
        {
            return outcome with { Picture = Thumbnail.Of(ImageFile.Load(path), _side) };
        }
        catch (Exception fault) when (fault is IOException or ImageFormatException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return outcome with { PictureFault = fault.Message };
        }
    }

    private static Func<string> Texts(DataViewRow row, DataViewSchema.Column column, string role)
    {
        if (column.Type is KeyDataViewType && ColumnTexts.OfOrNull(column, "KeyValues") is { } values && Numbers.ReaderOrNull(row, column) is { } key)
            return () => key() is var place && double.IsNaN(place) ? "" : values[(int)place];
        if (column.Type is not TextDataViewType)
        {
            var number = Numbers.ReaderOrNull(row, column) ?? throw Columns.Mistaken(column, role, "text or numbers");
            return () => number().ToString(CultureInfo.InvariantCulture);
        }

        var getter = row.GetGetter<ReadOnlyMemory<char>>(column);
        return () =>
        {
            ReadOnlyMemory<char> text = default;
            getter(ref text);
            return text.ToString();
        };
    }
}
