using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators.Embedding.Reading;
using MLNetVision.Transforms.Rows;

namespace MLNetVision.Estimators.Embedding.Placement;

/// <summary>The place of every row as a column.</summary>
internal sealed class PlaceMapping : IRowMapping
{
    private readonly FrozenMap _map;
    private readonly DataViewSchema.Column _input;

    public PlaceMapping(FrozenMap map, DataViewSchema schema, DataViewSchema.Column input, string output)
    {
        (_map, _input, InputSchema) = (map, input, schema);
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(schema);
        builder.AddColumn(output, TypeOf(map.Dimensions));
        OutputSchema = builder.ToSchema();
    }

    /// <inheritdoc/>
    public DataViewSchema InputSchema { get; }

    /// <inheritdoc/>
    public DataViewSchema OutputSchema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<DataViewSchema.Column> Needed => [_input];

    /// <summary>The type of a column of places.</summary>
    public static VectorDataViewType TypeOf(int dimensions) => new(NumberDataViewType.Single, dimensions);

    /// <inheritdoc/>
    public IRowComputation Begin(DataViewRow input) => new Computation(_map, input, _input);

    private sealed class Computation(FrozenMap map, DataViewRow row, DataViewSchema.Column column) : IRowComputation
    {
        private readonly ValueGetter<VBuffer<float>> _read = row.GetGetter<VBuffer<float>>(column);
        private readonly float[] _values = new float[map.Rows.Columns];
        private VBuffer<float> _input;

        public Delegate Getter(int index) => (ValueGetter<VBuffer<float>>)Get;

        public void Dispose()
        {
        }

        private void Get(ref VBuffer<float> place)
        {
            _read(ref _input);
            _input.CopyTo(_values);
            ColumnRows.CheckNumbers(_values, row.Position, column.Name, TSneEstimator.Owner);
            var editor = VBufferEditor.Create(ref place, map.Dimensions);
            map.Place(_values, editor.Values);
            place = editor.Commit();
        }
    }
}
