using Microsoft.ML.Compat;
using Microsoft.ML.Compat.KeyMapping;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class KeyToVectorMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderName = "MapKeyToVector";

    internal KeyToVectorMappingTransformer(IHostEnvironment environment, (string Output, string Input)[] columns, bool outputCountVector)
        : base(environment.Register(nameof(KeyToVectorMappingTransformer)), columns)
        => OutputCountVector = outputCountVector;

    internal bool OutputCountVector { get; }

    internal static KeyToVectorMappingTransformer Load(ModelReader reader) => new(reader.Environment, reader.ReadColumns(), reader.ReadBoolean());

    private protected override void CheckInput(int pair, DataViewSchema.Column input)
    {
        if (input.Type.ItemType() is not KeyDataViewType)
            throw Errors.WrongType("inputSchema", "input", input.Name, "a key or a vector of keys", input.Type.ToString());
    }

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.WriteColumns(Columns);
        writer.Write(OutputCountVector);
    }

    private sealed class Mapper : OneToOneMapper
    {
        private readonly bool _count;
        private readonly VectorDataViewType[] _types;

        public Mapper(KeyToVectorMappingTransformer owner, DataViewSchema inputSchema)
            : base(owner, inputSchema)
        {
            _count = owner.OutputCountVector;
            _types = [.. Inputs.Select(TypeOf)];
        }

        protected override DataViewSchema.DetachedColumn[] DescribeOutputs()
            => [.. Columns.Select((pair, i) => Describe(pair.Output, Inputs[i], _types[i]))];

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources)
            => KeyIndicators.CreateGetter(input, input.Schema[Inputs[output].Index], _count);

        private DataViewSchema.DetachedColumn Describe(string name, DataViewSchema.Column input, VectorDataViewType type)
            => new(name, type, KeyIndicatorAnnotations.Of(input, type, _count));

        private VectorDataViewType TypeOf(DataViewSchema.Column input)
        {
            var keys = ((KeyDataViewType)input.Type.ItemType()).Count;
            var values = input.Type.ValueCount();
            Guard.State(keys <= int.MaxValue && (ulong)values * keys <= int.MaxValue,
                $"Column '{input.Name}' has {values} slots of {keys} keys, more than one vector can hold.");
            return _count || values == 1 ? new(NumberDataViewType.Single, (int)keys) : new(NumberDataViewType.Single, values, (int)keys);
        }
    }
}
