using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Compat.Typed;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.CustomMapping;

/// <summary>Columns that a function of row objects computes: TSrc is filled from the input columns, TDst's members are the output columns.</summary>
/// <param name="inputSchema">Must have a column of the right type for every member of TSrc.</param>
/// <param name="input">How TSrc's members map to columns, or null for its attributes.</param>
/// <param name="output">Reads the members of TDst.</param>
/// <param name="newMapping">A function for one cursor; it may keep state.</param>
/// <param name="sequential">Whether the function keeps state from row to row.</param>
internal sealed class MappedObjects<TSrc, TDst>(
    DataViewSchema inputSchema, SchemaDefinition input, RowReader<TDst> output, Func<Action<TSrc, TDst>> newMapping, bool sequential) : RowMapper(inputSchema)
    where TSrc : class, new()
    where TDst : class, new()
{
    private readonly RowWriter<TSrc> _input = new(inputSchema, ignoreMissingColumns: false, input);

    public override bool IsSequential => sequential;

    public override IEnumerable<int> InputsOf(int output) => _input.Columns;

    public override Delegate[] CreateGetters(DataViewRow input, bool[] active, RowResources resources)
    {
        // A sequential mapping reads its inputs even when nobody wants its outputs. As in ML.NET they are not active then, which is an error.
        if (!active.Contains(true) && !IsSequential)
            return new Delegate[active.Length];

        // Both objects are used for all rows: members that a mapping leaves alone keep the value of the row before.
        var source = new TSrc();
        var target = new TDst();
        var fill = _input.CreateFiller(input);
        var map = newMapping();
        var mapped = new OncePerRow(input, () =>
        {
            fill(source);
            map(source, target);
        });
        TDst Current()
        {
            mapped.Ensure();
            return target;
        }

        return [.. active.Select((isActive, i) => isActive ? output.CreateGetter(i, Current) : null)];
    }

    protected override DataViewSchema.DetachedColumn[] DescribeOutputs() => [.. output.Schema.Select(c => new DataViewSchema.DetachedColumn(c))];

    protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources) => throw new NotSupportedException();
}
