using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Workout;

/// <summary>A row-to-row mapper must say what it depends on, and make of a row with only that what the view makes of it.</summary>
internal sealed class RowMapperWorkout(ITransformer model, Table data, Snapshot expected)
{
    public void Run()
    {
        Assert.True(model.IsRowToRowMapper, "the model is no row-to-row mapper");
        var mapper = model.GetRowToRowMapper(data.Schema);
        Same.Columns(Snapshot.Describe(data.Schema), Snapshot.Describe(mapper.InputSchema), "the mapper's input schema");
        Same.Columns(expected.Columns, Snapshot.Describe(mapper.OutputSchema), "the mapper's output schema");
        foreach (var column in mapper.OutputSchema)
        {
            OneColumn(mapper, column);
        }
    }

    private void OneColumn(IRowToRowMapper mapper, DataViewSchema.Column column)
    {
        var needed = mapper.GetDependencies([column]).ToArray();
        using var cursor = data.GetRowCursor(needed);
        using var row = mapper.GetRow(cursor, [column]);
        var read = Values.Reader(row, column);
        var at = 0;
        while (cursor.MoveNext())
        {
            Assert.Equal(cursor.Position, row.Position);
            Same.Value(expected.Rows[at++].Values[column.Index], read(), $"row {at - 1} of the mapper, column '{column.Name}'");
        }
    }
}
