using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Rows;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Transforms.Scoring;

/// <summary>A model bound to a schema.</summary>
internal sealed class ScoringMapping : IRowMapping
{
    private readonly ScoreColumn[] _columns;

    public ScoringMapping(ScoringModel model, PictureInput input, ScoreNames names, ScorerPool scorers, DataViewSchema schema)
    {
        InputSchema = schema;
        Scorers = scorers;
        Pixels = new PixelColumn(input, schema, model.Network.Name);
        var set = ScoreSets.Next(schema);
        _columns = model.Task == ScoringTask.Features
            ? ScoreColumns.OfFeatures(OutputPart.Of(model, names), set)
            : ScoreColumns.Of(model.Task, scorers.Graph.OutputSize, model.Card.Labels, names, set);
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(schema);
        builder.AddColumns(_columns.Select(c => c.Column));
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IReadOnlyList<DataViewSchema.Column> Needed => [Pixels.Source];

    public PixelColumn Pixels { get; }

    public ScorerPool Scorers { get; }

    public IRowComputation Begin(DataViewRow input) => new OneRow(this, Pixels.Row(input));

    /// <summary>The getter of a column that is added, over whatever holds the output for the current row.</summary>
    public Delegate Getter(int column, RowOutput output) => _columns[column].Getter(output);

    private sealed class OneRow : IRowComputation
    {
        private readonly ScoringMapping _mapping;
        private readonly DataViewRow _row;
        private readonly ValueGetter<VBuffer<float>> _pixels;
        private readonly float[] _output;
        private VBuffer<float> _buffer;
        private long _position = -1;

        public OneRow(ScoringMapping mapping, DataViewRow row)
        {
            _mapping = mapping;
            _row = row;
            _pixels = row.GetGetter<VBuffer<float>>(row.Schema[mapping.Pixels.Pixels.Index]);
            _output = new float[mapping.Scorers.Graph.OutputSize];
        }

        public Delegate Getter(int column) => _mapping.Getter(column, Current);

        public void Dispose() => _row.Dispose();

        private ReadOnlySpan<float> Current()
        {
            if (_row.Position != _position || _position < 0)
            {
                Score();
                _position = _row.Position;
            }

            return _output;
        }

        private void Score()
        {
            _pixels(ref _buffer);
            var scorer = _mapping.Scorers.Rent(1);
            try
            {
                _buffer.CopyTo(scorer.Input);
                scorer.Run(1).CopyTo(_output);
            }
            finally
            {
                _mapping.Scorers.Return(scorer);
            }
        }
    }
}
