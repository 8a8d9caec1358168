using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ColumnCopyingTransformer : OneToOneTransformerBase
{
    internal const string LoaderName = "CopyColumns";

    internal ColumnCopyingTransformer(IHostEnvironment environment, params (string Output, string Input)[] columns)
        : base(environment.Register(nameof(ColumnCopyingTransformer)), columns)
    {
    }

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext ctx) => ctx.Begin(LoaderName).WriteColumns(Columns);

    private sealed class Mapper(ColumnCopyingTransformer owner, DataViewSchema inputSchema) : OneToOneMapper(owner, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] DescribeOutputs()
            => [.. Columns.Select((pair, i) => new DataViewSchema.DetachedColumn(pair.Output, Inputs[i].Type, Inputs[i].Annotations))];

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources) => RowGetters.Of(input, Inputs[output].Index);
    }
}
