using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Transforms.Data;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Trainers.Detection;

/// <summary>The pictures and objects of a data view, which is read anew each time. Images are the giver's: they are looked at, never disposed of.</summary>
internal sealed class DetectionRows : ILabelledPictures
{
    private readonly IDataView _data;
    private readonly DetectionColumnNames _names;

    public DetectionRows(IDataView data, DetectionColumnNames names)
    {
        DetectionSchema.Check(data.Schema, names);
        (_data, _names) = (data, names);
        var label = data.Schema[names.Label];
        var key = (KeyDataViewType)((VectorDataViewType)label.Type).ItemType;
        Classes = KeyNames.Of(label, checked((int)key.Count));
    }

    public IReadOnlyList<string> Classes { get; }

    public IEnumerable<LabelledPicture> Read()
    {
        var schema = _data.Schema;
        var columns = new[] { _names.Image, _names.Label, _names.Boxes, _names.Difficult }.OfType<string>().Select(name => schema[name]);
        using var cursor = _data.GetRowCursor(columns);
        var image = cursor.GetGetter<MLImage?>(schema[_names.Image]);
        var labels = cursor.GetGetter<VBuffer<uint>>(schema[_names.Label]);
        var boxes = cursor.GetGetter<VBuffer<float>>(schema[_names.Boxes]);
        var difficult = _names.Difficult is null ? null : cursor.GetGetter<VBuffer<bool>>(schema[_names.Difficult]);
        MLImage? picture = null;
        VBuffer<uint> keys = default;
        VBuffer<float> corners = default;
        VBuffer<bool> flags = default;
        while (cursor.MoveNext())
        {
            image(ref picture);
            labels(ref keys);
            boxes(ref corners);
            difficult?.Invoke(ref flags);
            var row = new DetectionRow(_names, cursor.Position);
            var pixels = PictureImages.ToPicture(picture ?? throw row.Refused("there is no image", "Filter such rows out before."));
            var objects = row.Objects([.. keys.DenseValues()], [.. corners.DenseValues()], difficult is null ? null : [.. flags.DenseValues()], Classes.Count);
            yield return new LabelledPicture(pixels, row.Within(objects, pixels.Width, pixels.Height));
        }
    }
}
