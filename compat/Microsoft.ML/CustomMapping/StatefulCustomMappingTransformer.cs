using Microsoft.ML.Compat;
using Microsoft.ML.Compat.CustomMapping;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Compat.Typed;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class StatefulCustomMappingTransformer<TSrc, TDst, TState> : ITransformer
    where TSrc : class, new()
    where TDst : class, new()
    where TState : class, new()
{
    private readonly Action<TSrc, TDst, TState> _mapping;
    private readonly Action<TState> _initialise;
    private readonly string _contractName;
    private readonly RowReader<TDst> _output = new(null, SchemaDefinition.Direction.Write);

    internal StatefulCustomMappingTransformer(
        IHostEnvironment environment, Action<TSrc, TDst, TState> mapping, Action<TState> initialise, string contractName)
    {
        environment.Register(nameof(StatefulCustomMappingTransformer<TSrc, TDst, TState>));
        _mapping = Guard.NotNull(mapping, "mapAction");
        _initialise = Guard.NotNull(initialise, "stateInitAction");
        _contractName = contractName;
    }

    bool ITransformer.IsRowToRowMapper => true;

    internal DataViewSchema AddedSchema => _output.Schema;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
        => new ColumnBindings(Guard.NotNull(inputSchema, nameof(inputSchema)), CreateMapper(inputSchema).Outputs).Schema;

    public IDataView Transform(IDataView input) => new MappedDataView(Guard.NotNull(input, nameof(input)), CreateMapper(input.Schema));

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
        => new MappedDataView(new EmptyDataView(inputSchema), CreateMapper(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx) => CustomMappings.Save(Guard.NotNull(ctx, nameof(ctx)), _contractName, _mapping);

    private MappedObjects<TSrc, TDst> CreateMapper(DataViewSchema inputSchema) => new(inputSchema, null, _output, NewMapping, sequential: true);

    // Each cursor has a state of its own.
    private Action<TSrc, TDst> NewMapping()
    {
        var state = new TState();
        _initialise(state);
        return (source, target) => _mapping(source, target, state);
    }
}
