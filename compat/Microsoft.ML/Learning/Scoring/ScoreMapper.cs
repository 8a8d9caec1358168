using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>Adds the score columns of a model to a schema with its feature column.</summary>
internal sealed class ScoreMapper<TScore> : RowMapper
{
    private readonly DataViewSchema.Column _features;
    private readonly IScoringModel<TScore> _model;
    private readonly IReadOnlyList<ScoreColumn<TScore>> _columns;

    public ScoreMapper(DataViewSchema inputSchema, string featureColumn, IScoringModel<TScore> model, IReadOnlyList<ScoreColumn<TScore>> columns)
        : base(inputSchema)
    {
        _features = inputSchema.GetColumnOrNull(featureColumn) ?? throw Errors.MissingColumn(nameof(inputSchema), "feature", featureColumn);
        Guard.State(
            _features.Type is VectorDataViewType vector && vector.ItemType.Equals(NumberDataViewType.Single) && vector.Size == model.FeatureType.Size,
            $"The feature column '{featureColumn}' has type {_features.Type}; the model was trained on {model.FeatureType}.");
        _model = model;
        _columns = columns;
    }

    public override IEnumerable<int> InputsOf(int output) => [_features.Index];

    public override Delegate[] CreateGetters(DataViewRow input, bool[] active, RowResources resources)
    {
        if (!active.Contains(true))
            return new Delegate[active.Length];
        var source = new ScoreSource<TScore>(input, _features, _model);
        return [.. _columns.Select((column, i) => active[i] ? column.CreateGetter(source) : null)];
    }

    protected override DataViewSchema.DetachedColumn[] DescribeOutputs()
    {
        var set = ScoreSets.Next(InputSchema);
        return [.. _columns.Select(column => Describe(column, set))];
    }

    protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources) =>
        _columns[output].CreateGetter(new ScoreSource<TScore>(input, _features, _model));

    private static DataViewSchema.DetachedColumn Describe(ScoreColumn<TScore> column, uint set)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        column.Annotate(annotations, set);
        return new DataViewSchema.DetachedColumn(column.Name, column.Type, annotations.ToAnnotations());
    }
}
