using Microsoft.ML.Compat;
using Microsoft.ML.Compat.CustomMapping;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Compat.Typed;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class CustomMappingTransformer<TSrc, TDst> : ITransformer
    where TSrc : class, new()
    where TDst : class, new()
{
    private readonly Action<TSrc, TDst> _mapping;
    private readonly string _contractName;
    private readonly RowReader<TDst> _output;

    internal CustomMappingTransformer(
        IHostEnvironment environment, Action<TSrc, TDst> mapping, string contractName, SchemaDefinition input, SchemaDefinition output)
    {
        environment.Register(nameof(CustomMappingTransformer<TSrc, TDst>));
        _mapping = Guard.NotNull(mapping, "mapAction");
        _contractName = contractName;
        _output = new RowReader<TDst>(output, SchemaDefinition.Direction.Write);
        Input = input;
    }

    bool ITransformer.IsRowToRowMapper => true;

    internal SchemaDefinition Input { get; }

    internal DataViewSchema AddedSchema => _output.Schema;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
        => new ColumnBindings(Guard.NotNull(inputSchema, nameof(inputSchema)), CreateMapper(inputSchema).Outputs).Schema;

    public IDataView Transform(IDataView input) => new MappedDataView(Guard.NotNull(input, nameof(input)), CreateMapper(input.Schema));

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
        => new MappedDataView(new EmptyDataView(inputSchema), CreateMapper(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx) => CustomMappings.Save(Guard.NotNull(ctx, nameof(ctx)), _contractName, _mapping);

    private MappedObjects<TSrc, TDst> CreateMapper(DataViewSchema inputSchema) => new(inputSchema, Input, _output, () => _mapping, sequential: false);
}
