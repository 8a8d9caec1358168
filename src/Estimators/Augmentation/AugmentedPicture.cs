using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Training.Augmentation;
using MLNetVision.Transforms.Data;

namespace MLNetVision.Estimators.Augmentation;

/// <summary>The pictures of a cursor's rows: read once a row of the input, changed for each of its occurrences.</summary>
internal sealed class AugmentedPicture(int column, AugmentationPlan plan) : IDisposable
{
    private readonly ImagePool _pool = new();
    private readonly PassGetter<MLImage?> _getter = new(input => input.GetGetter<MLImage?>(input.Schema[column]));
    private readonly PassGetter<DataViewRowId> _idGetter = new(input => input.GetIdGetter());
    private (int Pass, long Position) _read = (-1, -1);
    private MLImage? _source;
    private Image<byte>? _picture;

    /// <summary>An image of its own; null where the row has none.</summary>
    public MLImage? Make(int pass, DataViewRowCursor input, int occurrence)
    {
        if (_read != (pass, input.Position))
        {
            _picture = null;
            _getter.Get(pass, input, ref _source);
            _read = (pass, input.Position);
        }

        if (_source is null)
            return null;
        if (plan.IsOriginal(occurrence))
            return PictureImages.Copy(_source);
        return Change(_picture ??= PictureImages.ToPicture(_source), pass, input, occurrence);
    }

    public void Dispose() => _source?.Dispose();

    private MLImage Change(Image<byte> picture, int pass, DataViewRowCursor input, int occurrence)
    {
        DataViewRowId id = default;
        _idGetter.Get(pass, input, ref id);
        try
        {
            var changed = plan.Apply(picture, id, occurrence, _pool);
            var image = PictureImages.ToImage(changed);
            if (changed != picture)
                _pool.Return(changed);
            return image;
        }
        catch (ArgumentException fault)
        {
            throw new InvalidOperationException(
                $"AugmentImages: the picture of row {input.Position}, {picture.Width} x {picture.Height}, cannot be changed: {fault.Message}", fault);
        }
    }
}
