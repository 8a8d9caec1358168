using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Imputation;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class MissingValueReplacingTransformer : OneToOneTransformerBase
{
    internal const string LoaderName = "ReplaceMissingValues";

    private readonly Replacement[] _replacements;

    internal MissingValueReplacingTransformer(IHostEnvironment environment, (string Output, string Input)[] columns, Replacement[] replacements)
        : base(environment.Register(nameof(MissingValueReplacingTransformer)), columns)
        => _replacements = replacements;

    internal static MissingValueReplacingTransformer Load(ModelReader reader)
        => new(reader.Environment, reader.ReadColumns(), reader.ReadList(() => Replacement.Load(reader)));

    private protected override void CheckInput(int pair, DataViewSchema.Column input)
    {
        ReplaceableTypes.Check(input.Name, input.Type.ItemType());
        _replacements[pair].Check(input);
    }

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.WriteColumns(Columns);
        writer.WriteList(_replacements, replacement => replacement.Save(writer));
    }

    private sealed class Mapper(MissingValueReplacingTransformer owner, DataViewSchema inputSchema) : OneToOneMapper(owner, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] DescribeOutputs() => [.. Columns.Select((pair, i) => Describe(pair.Output, Inputs[i]))];

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources)
            => owner._replacements[output].CreateGetter(input, input.Schema[Inputs[output].Index]);

        private static DataViewSchema.DetachedColumn Describe(string name, DataViewSchema.Column input)
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add(input.Annotations, kind => kind is AnnotationKinds.SlotNames or AnnotationKinds.IsNormalized);
            return new(name, input.Type, annotations.ToAnnotations());
        }
    }
}
