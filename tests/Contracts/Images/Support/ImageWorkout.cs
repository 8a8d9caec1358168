using MLNetVision.Tests.Contracts.Workout;
using Microsoft.ML.Data;
using Microsoft.ML;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>
/// What every image estimator must do: keep its schema promise, give the same when read or fitted twice, survive saving and loading, open nothing in
/// Transform, read only what it needs, and work through shuffled and parallel cursors and row by row. The data must allow many passes.
/// </summary>
internal static class ImageWorkout
{
    public static string[] Run(IEstimator<ITransformer> estimator, IDataView data, string output)
    {
        AssertPromiseHolds(estimator, data);
        var model = estimator.Fit(data);
        var view = model.Transform(data);
        var expected = Cells.Of(view, output);
        Assert.Equal(expected, Cells.Of(view, output));
        Assert.Equal(expected, Cells.Of(estimator.Fit(data).Transform(data), output));
        Assert.Equal(view.Schema[output].Type, model.GetOutputSchema(data.Schema)[output].Type);

        var loaded = Reload(model, data.Schema);
        Assert.Equal(view.Schema[output].Type, loaded.GetOutputSchema(data.Schema)[output].Type);
        Assert.Equal(expected, Cells.Of(loaded.Transform(data), output));

        Assert.Equal(data.CanShuffle, view.CanShuffle);
        Assert.Equal(data.GetRowCount(), view.GetRowCount());
        AssertSameRows(expected, Cells.Of(view, output, new Random(3)));
        AssertSameRows(expected, Parallel(view, output, 4));
        Assert.Equal(expected, RowByRow(model, data, output));
        AssertIdle(view);
        return expected;
    }

    /// <summary>The estimator promises each column that the transformer then delivers, with its kind and type.</summary>
    public static void AssertPromiseHolds(IEstimator<ITransformer> estimator, IDataView data) =>
        Promise.Holds(estimator.GetOutputSchema(Shapes.Of(data.Schema)), estimator.Fit(data).GetOutputSchema(data.Schema));

    public static ITransformer Reload(ITransformer model, DataViewSchema schema)
    {
        var context = new MLContext(seed: 2);
        using var stream = new MemoryStream();
        context.Model.Save(model, schema, stream);
        stream.Position = 0;
        return context.Model.Load(stream, out _);
    }

    /// <summary>Drains the cursors of a set at the same time.</summary>
    public static string[] Parallel(IDataView view, string column, int count)
    {
        var cursors = view.GetRowCursorSet([view.Schema[column]], count);
        Assert.InRange(cursors.Length, 1, count);
        var parts = cursors.Select(cursor => Task.Factory.StartNew(
            () =>
            {
                using (cursor)
                {
                    return Cells.Drain(cursor, column);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        return [.. parts.SelectMany(part => part.Result)];
    }

    private static string[] RowByRow(ITransformer model, IDataView data, string output)
    {
        Assert.True(model.IsRowToRowMapper);
        var mapper = model.GetRowToRowMapper(data.Schema);
        var column = mapper.OutputSchema[output];
        using var cursor = data.GetRowCursor(mapper.GetDependencies([column]));
        using var row = mapper.GetRow(cursor, [column]);
        var read = Cells.Reader(row, column);
        var cells = new List<string>();
        while (cursor.MoveNext())
        {
            cells.Add(read());
        }

        return [.. cells];
    }

    private static void AssertSameRows(string[] expected, string[] actual) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

    private static void AssertIdle(IDataView view)
    {
        using var cursor = view.GetRowCursor([]);
        Assert.All(view.Schema, column => Assert.False(cursor.IsColumnActive(column)));
        var rows = 0;
        while (cursor.MoveNext())
        {
            rows++;
        }

        Assert.True(view.GetRowCount() is null || view.GetRowCount() == rows);
    }
}
