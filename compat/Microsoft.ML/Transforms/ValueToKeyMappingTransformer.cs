using Microsoft.ML.Compat;
using Microsoft.ML.Compat.KeyMapping;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderName = "MapValueToKey";

    private readonly KeyMap[] _maps;
    private readonly bool _valuesAsText;

    internal ValueToKeyMappingTransformer(IHostEnvironment environment, (string Output, string Input)[] columns, KeyMap[] maps, bool valuesAsText)
        : base(environment.Register(nameof(ValueToKeyMappingTransformer)), columns)
    {
        _maps = maps;
        _valuesAsText = valuesAsText;
    }

    internal static ValueToKeyMappingTransformer Load(ModelReader reader)
        => new(reader.Environment, reader.ReadColumns(), reader.ReadList(() => KeyMap.Load(reader)), reader.ReadBoolean());

    private protected override void CheckInput(int pair, DataViewSchema.Column input)
    {
        KeyMaps.CheckType(input);
        Guard.State(input.Type.ItemType().Equals(_maps[pair].ItemType),
            $"The keys were learnt from values of type {_maps[pair].ItemType}; column '{input.Name}' has type {input.Type}.");
    }

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.WriteColumns(Columns);
        writer.WriteList(_maps, map => map.Save(writer));
        writer.Write(_valuesAsText);
    }

    private sealed class Mapper(ValueToKeyMappingTransformer owner, DataViewSchema inputSchema) : OneToOneMapper(owner, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] DescribeOutputs()
            => [.. Columns.Select((pair, i) => Describe(pair.Output, Inputs[i], owner._maps[i]))];

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources)
            => owner._maps[output].CreateGetter(input, input.Schema[Inputs[output].Index]);

        private DataViewSchema.DetachedColumn Describe(string name, DataViewSchema.Column input, KeyMap map)
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            map.Describe(annotations, input, owner._valuesAsText);
            annotations.Add(input.Annotations, kind => kind == AnnotationKinds.SlotNames);
            DataViewType type = input.Type is VectorDataViewType vector ? new VectorDataViewType(map.KeyType, vector.Dimensions) : map.KeyType;
            return new(name, type, annotations.ToAnnotations());
        }
    }
}
