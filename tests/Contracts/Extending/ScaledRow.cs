using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Extending;

internal sealed class ScaledRow(DataViewRow input, DataViewSchema schema, IEnumerable<DataViewSchema.Column> active, Scaling scaling) : DataViewRow
{
    private readonly HashSet<int> _active = [.. active.Select(c => c.Index)];

    public override DataViewSchema Schema => schema;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        => column.Index < input.Schema.Count
            ? input.GetGetter<TValue>(input.Schema[column.Index])
            : (ValueGetter<TValue>)scaling.Getter(column.Index - input.Schema.Count);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            input.Dispose();
        base.Dispose(disposing);
    }
}
