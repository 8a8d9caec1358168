using Microsoft.ML.Compat;
using Microsoft.ML.Compat.KeyMapping;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderName = "MapKeyToValue";

    internal KeyToValueMappingTransformer(IHostEnvironment environment, params (string Output, string Input)[] columns)
        : base(environment.Register(nameof(KeyToValueMappingTransformer)), columns)
    {
    }

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext ctx) => ctx.Begin(LoaderName).WriteColumns(Columns);

    private sealed class Mapper : OneToOneMapper
    {
        private readonly KeyMeanings[] _meanings;

        public Mapper(KeyToValueMappingTransformer owner, DataViewSchema inputSchema)
            : base(owner, inputSchema)
            => _meanings = [.. Inputs.Select(KeyMeanings.Of)];

        protected override DataViewSchema.DetachedColumn[] DescribeOutputs()
            => [.. Columns.Select((pair, i) => Describe(pair.Output, Inputs[i], _meanings[i].Type))];

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources)
            => _meanings[output].CreateGetter(input, input.Schema[Inputs[output].Index]);

        private static DataViewSchema.DetachedColumn Describe(string name, DataViewSchema.Column input, DataViewType type)
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add(input.Annotations, kind => kind == AnnotationKinds.SlotNames);
            return new(name, type, annotations.ToAnnotations());
        }
    }
}
