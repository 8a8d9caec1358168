using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Conversion;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class TypeConvertingTransformer : OneToOneTransformerBase
{
    internal const string LoaderName = "ConvertType";

    internal TypeConvertingTransformer(IHostEnvironment environment, (string Output, string Input)[] columns, DataKind outputKind)
        : base(environment.Register(nameof(TypeConvertingTransformer)), Guard.NotEmpty(columns, nameof(columns)))
        => OutputKind = outputKind;

    internal DataKind OutputKind { get; }

    internal static TypeConvertingTransformer Load(ModelReader reader) => new(reader.Environment, reader.ReadColumns(), (DataKind)reader.ReadInt32());

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.WriteColumns(Columns);
        writer.Write((int)OutputKind);
    }

    private sealed class Mapper : OneToOneMapper
    {
        private readonly PrimitiveDataViewType[] _itemTypes;

        public Mapper(TypeConvertingTransformer owner, DataViewSchema inputSchema)
            : base(owner, inputSchema)
            => _itemTypes = [.. Inputs.Select(input => ConvertedTypes.ItemType(input, owner.OutputKind))];

        protected override DataViewSchema.DetachedColumn[] DescribeOutputs()
            => [.. Columns.Select((pair, i) => Describe(pair.Output, Inputs[i], _itemTypes[i]))];

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources) => Inputs[output].Type is VectorDataViewType
            ? ConvertingGetters.Vector(input, Inputs[output].Index, _itemTypes[output])
            : ConvertingGetters.Scalar(input, Inputs[output].Index, _itemTypes[output]);

        private static DataViewSchema.DetachedColumn Describe(string name, DataViewSchema.Column input, PrimitiveDataViewType itemType)
        {
            DataViewType type = input.Type is VectorDataViewType vector ? new VectorDataViewType(itemType, vector.Dimensions) : itemType;
            return new(name, type, ConvertedTypes.Annotations(input, type));
        }
    }
}
