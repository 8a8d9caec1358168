using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Concatenation;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase
{
    internal const string LoaderName = "Concatenate";

    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingTransformer(IHostEnvironment environment, string output, params string[] inputs)
        : base(environment.Register(nameof(ColumnConcatenatingTransformer)))
    {
        _output = output;
        _inputs = inputs;
    }

    internal static ColumnConcatenatingTransformer Load(ModelReader reader) => new(reader.Environment, reader.ReadString(), reader.ReadStrings());

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema)
        => new Mapper(inputSchema, new ConcatenatedColumn(_output, inputSchema, _inputs));

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.Write(_output);
        writer.WriteStrings(_inputs);
    }

    private sealed class Mapper(DataViewSchema inputSchema, ConcatenatedColumn column) : RowMapper(inputSchema)
    {
        public override IEnumerable<int> InputsOf(int output) => column.Inputs.Select(input => input.Index);

        protected override DataViewSchema.DetachedColumn[] DescribeOutputs() => [column.Describe()];

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources) => column.IsOneVector
            ? RowGetters.Of(input, column.Inputs[0].Index)
            : GenericCall.Invoke<Delegate>(Getter<int>, column.Type.ItemType.RawType, input);

        private Delegate Getter<T>(DataViewRow row) => (ValueGetter<VBuffer<T>>)new ConcatenatingGetter<T>(row, column.Inputs).Get;
    }
}
