using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Transforms.Data;
using MLNetVision.Transforms.Detection;
using MLNetVision.Transforms.Rows;

namespace MLNetVision.Estimators;

/// <summary>Proposals bound to a schema.</summary>
internal sealed class ProposalMapping : IRowMapping
{
    private readonly RegionProposer _proposer;

    public ProposalMapping(RegionProposer proposer, DataViewSchema schema, string input, ProposalNames names)
    {
        (_proposer, InputSchema) = (proposer, schema);
        Needed = [DetectionColumns.Images(schema, input, ProposalsEstimator.Owner)];
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(schema);
        builder.AddColumns(names.Columns());
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IReadOnlyList<DataViewSchema.Column> Needed { get; }

    public IRowComputation Begin(DataViewRow input) => new Computation(this, input);

    /// <summary>The proposals of the row's image, made once a position. The image is the giver's: it is looked at, never disposed of.</summary>
    private sealed class Computation(ProposalMapping mapping, DataViewRow row) : IRowComputation
    {
        private readonly ValueGetter<MLImage?> _getter = row.GetGetter<MLImage?>(row.Schema[mapping.Needed[0].Index]);
        private MLImage? _image;
        private ProposedRegions _regions = new([], []);
        private long _position = -1;

        public Delegate Getter(int column) => column == 0
            ? (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => ProposedRegions.CopyTo(Current().Boxes, ref value))
            : (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => ProposedRegions.CopyTo(Current().Scores, ref value));

        public void Dispose()
        {
        }

        private ProposedRegions Current()
        {
            if (row.Position != _position || _position < 0)
            {
                _getter(ref _image);
                _regions = ProposedRegions.Of(mapping._proposer, _image);
                _position = row.Position;
            }

            return _regions;
        }
    }
}
