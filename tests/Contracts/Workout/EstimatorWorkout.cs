using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Workout;

/// <summary>
/// What every estimator must do, whatever it computes: keep its schema promise, give the same when fitted twice, survive saving and loading,
/// read only what it is asked for, work through shuffled and parallel cursors and row by row, and leave its input as it was.
/// </summary>
internal sealed class EstimatorWorkout(MLContext context, IEstimator<ITransformer> estimator, Table data)
{
    private static readonly int[] _cursorCounts = [1, 2, 5];

    /// <summary>False for the estimators of ML.NET that deliver keys where they promise plain numbers.</summary>
    public bool PromisesKeys { get; init; } = true;

    /// <summary>Runs every check and returns what the fitted estimator makes of the data.</summary>
    public Snapshot Run()
    {
        var input = Snapshot.Of(data);
        var promise = estimator.GetOutputSchema(Shapes.Of(data.Schema));
        var model = estimator.Fit(data);
        var opened = data.Opened.Count;
        var output = model.Transform(data);
        Assert.True(opened == data.Opened.Count, "Transform opened a cursor; it should wait until one is asked for");

        var expected = Snapshot.Of(output);
        Promise.Holds(promise, output.Schema, PromisesKeys);
        Same.Columns(expected.Columns, Snapshot.Describe(model.GetOutputSchema(data.Schema)), "GetOutputSchema");
        Same.View(expected, Snapshot.Of(output), "reading a second time");
        Same.View(expected, Snapshot.Of(estimator.Fit(data).Transform(data)), "fitting a second time");
        Same.View(expected, Snapshot.Of(Reloaded(model).Transform(data)), "saving and loading");
        Cursors(output, expected);
        new RowMapperWorkout(model, data, expected).Run();
        Same.View(input, Snapshot.Of(data), "the input after all this");
        return expected;
    }

    private ITransformer Reloaded(ITransformer model)
    {
        using var stream = new MemoryStream();
        context.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        var loaded = context.Model.Load(stream, out var schema);
        Same.Columns(Snapshot.Describe(data.Schema), Snapshot.Describe(schema), "the input schema in the saved model");
        return loaded;
    }

    private void Cursors(IDataView output, Snapshot expected)
    {
        OnlyWhatIsAsked(output, expected);
        foreach (var count in _cursorCounts)
        {
            Same.RowSet(expected.Rows, Parallel(output, count, null), expected.Columns, $"a set of {count} cursors");
            Same.RowSet(expected.Rows, Parallel(output, count, new Random(count)), expected.Columns, $"a shuffled set of {count} cursors");
        }

        var shuffled = Snapshot.ReadAll(output, output.Schema, new Random(7));
        Same.RowSet(expected.Rows, shuffled, expected.Columns, "a shuffled cursor");
        Assert.Equal(data.CanShuffle, output.CanShuffle);
        Assert.True(output.GetRowCount() is null || output.GetRowCount() == expected.Rows.Length, "GetRowCount is not the count of rows");
    }

    private static void OnlyWhatIsAsked(IDataView output, Snapshot expected)
    {
        using (var none = output.GetRowCursor([]))
        {
            Assert.All(output.Schema, column => Assert.False(none.IsColumnActive(column), $"'{column.Name}' is active and nobody asked for it"));
            Assert.Equal(expected.Rows.Length, Snapshot.Drain(none, []).Length);
        }

        foreach (var column in output.Schema)
        {
            using var cursor = output.GetRowCursor([column]);
            Assert.True(cursor.IsColumnActive(column), $"'{column.Name}' was asked for and is not active");
            var alone = Snapshot.Drain(cursor, [column]);
            RowSnapshot[] wanted = [.. expected.Rows.Select(row => new RowSnapshot(row.Id, [row.Values[column.Index]]))];
            Same.Rows(wanted, alone, [expected.Columns[column.Index]], $"reading only '{column.Name}'");
        }
    }

    /// <summary>Drains the cursors of a set at the same time: a set that splits one cursor may wait until all of its parts are read.</summary>
    private static RowSnapshot[] Parallel(IDataView output, int count, Random? random)
    {
        DataViewSchema.Column[] columns = [.. output.Schema];
        var cursors = output.GetRowCursorSet(columns, count, random);
        Assert.InRange(cursors.Length, 1, count);
        var parts = cursors.Select(cursor => Task.Factory.StartNew(
            () =>
            {
                using (cursor)
                {
                    return Snapshot.Drain(cursor, columns);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        return [.. parts.SelectMany(part => part.Result)];
    }
}
