using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetVision.Tests.Pipelines.Workout;

/// <summary>A fitted transformer read in every way that ML.NET knows.</summary>
internal sealed class ReadingWorkout(ITransformer model, IDataView data, Cell[][] expected, double tolerance)
{
    private readonly MLContext _ml = new(1);
    private readonly IDataView _output = model.Transform(data);
    private readonly string[] _columns = Columns(data.Schema, model.GetOutputSchema(data.Schema));

    /// <summary>Id and the columns that are added.</summary>
    public static string[] Columns(DataViewSchema input, DataViewSchema output) =>
        ["Id", .. output.Where(c => !c.IsHidden && (c.Index >= input.Count || input[c.Index].Name != c.Name)).Select(c => c.Name)];

    public void Run()
    {
        OnlyWhatIsAsked();
        foreach (var count in (int[])[1, 2, 5])
        {
            Same.RowSet(expected, Parallel(count, null), tolerance, $"a set of {count} cursors");
        }

        Same.RowSet(expected, Parallel(2, new Random(2)), tolerance, "a shuffled set of cursors");
        var cached = _ml.Data.Cache(_output);
        Same.Rows(expected, Snapshot.Rows(cached, _columns), tolerance, "a cached view");
        Same.RowSet(expected, Snapshot.Rows(cached, _columns, new Random(3)), tolerance, "a shuffled cursor of a cached view");
        ShuffledSource();
        Same.RowSet(expected, Snapshot.Rows(_ml.Data.ShuffleRows(_output, 5), _columns), tolerance, "shuffled rows");
        OneByOne();
        EightThreads();
    }

    private void OnlyWhatIsAsked()
    {
        using (var none = _output.GetRowCursor([]))
        {
            Assert.All(_output.Schema, c => Assert.False(none.IsColumnActive(c), $"'{c.Name}' is active and nobody asked for it"));
            var rows = 0;
            while (none.MoveNext())
            {
                rows++;
            }

            Assert.Equal(expected.Length, rows);
        }

        foreach (var (column, i) in _columns.Select((c, i) => (c, i)))
        {
            Same.Rows([.. expected.Select(r => r[i..(i + 1)])], Snapshot.Rows(_output, [column]), tolerance, $"reading only '{column}'");
        }
    }

    /// <summary>Shuffled rows pass; what can be shuffled still can be. Images can be neither cached nor put into a pool: ML.NET drops their columns.</summary>
    private void ShuffledSource()
    {
        var inputs = model.GetRowToRowMapper(data.Schema).GetDependencies([_output.Schema[_columns[^1]]]).ToArray();
        Assert.NotEmpty(inputs);
        if (inputs.All(i => i.Type is not ImageDataViewType))
        {
            Same.RowSet(expected, Snapshot.Rows(model.Transform(_ml.Data.ShuffleRows(data, 6)), _columns), tolerance, "a view over shuffled rows");
            var view = model.Transform(_ml.Data.Cache(data, ["Id", .. inputs.Select(i => i.Name)]));
            Assert.True(view.CanShuffle, "a view over data that can be shuffled can be shuffled");
            Same.RowSet(expected, Snapshot.Rows(view, _columns, new Random(4)), tolerance, "a shuffled cursor");
        }
    }

    private Cell[][] Parallel(int count, Random? random)
    {
        var active = Active(_output);
        var parts = Array.ConvertAll(_output.GetRowCursorSet(active, count, random), cursor => Task.Factory.StartNew(
            () => Snapshot.Rows(cursor, active), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        return [.. parts.SelectMany(p => p.Result)];
    }

    private void OneByOne()
    {
        var mapper = model.GetRowToRowMapper(data.Schema);
        var cursor = data.GetRowCursor(mapper.GetDependencies(Active(_output)));
        using var row = mapper.GetRow(cursor, Active(_output));
        Same.Rows(expected, Snapshot.Rows(row, cursor.MoveNext, Active(_output)), tolerance, "one row at a time");
    }

    private void EightThreads()
    {
        var tasks = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () => Snapshot.Rows(_output, _columns), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        foreach (var task in tasks)
        {
            Same.Rows(expected, task.Result, 0, "one of eight threads");
        }
    }

    private DataViewSchema.Column[] Active(IDataView view) => [.. _columns.Select(c => view.Schema[c])];
}
