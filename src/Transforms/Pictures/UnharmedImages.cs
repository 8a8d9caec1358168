using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Networks;
using MLNetVision.Transforms.Rows;

namespace MLNetVision.Transforms.Pictures;

/// <summary>
/// A hidden column of the same images, for ResizeImages to take. That hands out an image of the right size itself and disposes of it a row later, though it may
/// belong to the caller and be read again; such an image is copied first. The others pass as they are, and what is handed in goes back to where they come from.
/// </summary>
internal sealed class UnharmedImages : IRowMapping
{
    private readonly string _owner;
    private readonly (int Height, int Width) _size;

    public UnharmedImages(DataViewSchema schema, DataViewSchema.Column images, Shape row, string hidden, string owner)
    {
        (InputSchema, Needed, _owner) = (schema, [images], owner);
        _size = ((int)row[1].Size, (int)row[2].Size);
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(schema);
        builder.AddColumn(hidden, images.Type);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IReadOnlyList<DataViewSchema.Column> Needed { get; }

    public IRowComputation Begin(DataViewRow input) => new Images(this, input);

    private sealed class Images(UnharmedImages mapping, DataViewRow row) : IRowComputation
    {
        private readonly ValueGetter<MLImage?> _getter = row.GetGetter<MLImage?>(row.Schema[mapping.Needed[0].Index]);
        private MLImage? _original;
        private MLImage? _copy;

        public Delegate Getter(int column) => (ValueGetter<MLImage?>)Get;

        public void Dispose() => _copy?.Dispose();

        private void Get(ref MLImage? value)
        {
            if (value is not null && ReferenceEquals(value, _copy))
            {
                value.Dispose();
                value = _original;
            }

            (_original, _copy) = (null, null);
            _getter(ref value);
            if (value is null)
            {
                throw new InvalidOperationException(
                    $"{mapping._owner}: the column '{mapping.Needed[0].Name}' has no image in row {row.Position}. Filter such rows out before.");
            }

            if ((value.Height, value.Width) == mapping._size)
            {
                _original = value;
                value = _copy = MLImage.CreateFromPixels(value.Width, value.Height, value.PixelFormat, value.Pixels);
            }
        }
    }
}
