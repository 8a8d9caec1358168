using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Compat.ValueMapping;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public class ValueMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderName = "MapValue";

    internal ValueMappingTransformer(IHostEnvironment environment, (string Output, string Input)[] columns, ValueMap map)
        : base(environment.Register(nameof(ValueMappingTransformer)), columns)
        => Map = map;

    internal ValueMap Map { get; }

    internal static ValueMappingTransformer Load(ModelReader reader) => new(reader.Environment, reader.ReadColumns(), ValueMap.Load(reader));

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.WriteColumns(Columns);
        Map.Save(writer);
    }

    private sealed class Mapper(ValueMappingTransformer owner, DataViewSchema inputSchema) : OneToOneMapper(owner, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] DescribeOutputs() => [.. Columns.Select((pair, i) => Describe(pair.Output, Inputs[i]))];

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources)
            => owner.Map.CreateGetter(input, input.Schema[Inputs[output].Index]);

        private DataViewSchema.DetachedColumn Describe(string name, DataViewSchema.Column input)
        {
            if (input.Type is VectorDataViewType && owner.Map.ValueType is VectorDataViewType)
                throw VectorsToVectors(input.Name);
            return new(name, owner.Map.TypeFor(input.Type), owner.Map.Annotations);
        }
    }

    internal static NotSupportedException VectorsToVectors(string column)
        => new($"Column '{column}' is a vector and the values it maps to are vectors too; only one of the two can be.");
}
