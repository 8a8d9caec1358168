using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Metrics;
using MLNetVision.Transforms.Data;
using MLNetVision.Transforms.Rows;

namespace MLNetVision.Transforms.Detection;

/// <summary>A detector bound to a schema.</summary>
internal sealed class DetectionMapping : IRowMapping
{
    private readonly DetectionTransformer _transformer;

    public DetectionMapping(DetectionTransformer transformer, DataViewSchema schema)
    {
        _transformer = transformer;
        InputSchema = schema;
        Needed = [DetectionColumns.Images(schema, transformer.ImageColumn)];
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(schema);
        builder.AddColumns(DetectionColumns.Of(transformer.Names, transformer.Detector.Classes));
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IReadOnlyList<DataViewSchema.Column> Needed { get; }

    public IRowComputation Begin(DataViewRow input) => new Objects(this, input);

    /// <summary>The objects of the row's image, found once a position. The image is the giver's: it is looked at, never disposed of.</summary>
    private sealed class Objects(DetectionMapping mapping, DataViewRow row) : IRowComputation
    {
        private readonly ValueGetter<MLImage?> _getter = row.GetGetter<MLImage?>(row.Schema[mapping.Needed[0].Index]);
        private MLImage? _image;
        private FoundBox[] _found = [];
        private long _position = -1;

        public Delegate Getter(int column) => column switch
        {
            0 => (ValueGetter<VBuffer<uint>>)((ref VBuffer<uint> value) => FoundValues.Labels(Current(), ref value)),
            1 => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => FoundValues.Boxes(Current(), ref value)),
            _ => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => FoundValues.Scores(Current(), ref value)),
        };

        public void Dispose()
        {
        }

        private FoundBox[] Current()
        {
            if (row.Position != _position || _position < 0)
            {
                _getter(ref _image);
                var image = _image ?? throw new InvalidOperationException(
                    $"{DetectionColumns.Owner}: the column '{mapping.Needed[0].Name}' has no image in row {row.Position}. Filter such rows out before.");
                _found = mapping._transformer.Found(PictureImages.ToPicture(image));
                _position = row.Position;
            }

            return _found;
        }
    }
}
