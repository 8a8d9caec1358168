using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators.Embedding.Descent;
using MLNetVision.Estimators.Embedding.Persistence;
using MLNetVision.Estimators.Embedding.Placement;
using MLNetVision.Estimators.Embedding.Reading;
using MLNetVision.Transforms.Rows;

namespace MLNetVision.Estimators;

/// <summary>
/// A finished map. Rows that were fitted get their places (equal ones that of the first of them); others are placed where they fit best among them, each on its
/// own, so that a row's place does not depend on which others come with it.
/// </summary>
public sealed class TSneTransformer : ITransformer
{
    private readonly FrozenMap _map;
    private readonly string _input;
    private readonly string _output;

    internal TSneTransformer(FrozenMap map, Descended descended, string input, string output)
    {
        (_map, _input, _output) = (map, input, output);
        (Divergence, Iterations, WasCancelled) = (descended.Divergence, descended.Iterations, descended.WasCancelled);
    }

    /// <summary>Kullback and Leibler's divergence of the map from the rows; not a number where the fit was cancelled before there was one.</summary>
    public double Divergence { get; }

    /// <summary>How many iterations were done.</summary>
    public int Iterations { get; }

    /// <summary>Whether the fit was cancelled; the map is then the best until there.</summary>
    public bool WasCancelled { get; }

    /// <summary>2 or 3.</summary>
    public int Dimensions => _map.Dimensions;

    /// <summary>The places of the fitted rows, in their order.</summary>
    public IReadOnlyList<float[]> Map =>
        [.. Enumerable.Range(0, _map.Rows.Rows).Select(i => Enumerable.Range(0, Dimensions).Select(d => _map.Map[(d * _map.Rows.Rows) + i]).ToArray())];

    /// <summary>Every row becomes one row, whatever the others are.</summary>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedView(input, Bind(input.Schema));
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(Bind(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)SavedMap.Build(_map, _input, _output)).Save(ctx);

    private PlaceMapping Bind(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var column = ColumnRows.Find(schema, _input, TSneEstimator.Owner);
        return ((VectorDataViewType)column.Type).Size == _map.Rows.Columns
            ? new PlaceMapping(_map, schema, column, _output)
            : throw new ArgumentOutOfRangeException(
                nameof(schema),
                $"TSne: the column '{_input}' has to be a vector of {_map.Rows.Columns} Single, as when the map was fitted; it is {column.Type}. Fit again.");
    }
}
