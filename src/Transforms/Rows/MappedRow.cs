using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Rows;

/// <summary>A row with computed columns behind those that it had. Owns the row that it is made of.</summary>
internal sealed class MappedRow(IRowMapping mapping, DataViewRow input, ActiveColumns active) : DataViewRow
{
    private readonly IRowComputation? _computation = active.Computes ? mapping.Begin(input) : null;

    public override DataViewSchema Schema => mapping.OutputSchema;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Getters.CheckActive(this, column);
        var inputs = mapping.InputSchema.Count;
        return column.Index < inputs
            ? input.GetGetter<TValue>(input.Schema[column.Index])
            : Getters.Typed<TValue>(_computation!.Getter(column.Index - inputs), column);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _computation?.Dispose();
            input.Dispose();
        }

        base.Dispose(disposing);
    }
}
