using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators;
using MLNetVision.Training;
using MLNetVision.Training.Events;

namespace MLNetVision.Tests.Pipelines.Pca;

/// <summary>Progress is told, and a wish to end is heard: while rows are read, and while they are computed with.</summary>
public sealed class PcaRunTests
{
    private readonly MLContext _ml = new(1);

    public static TheoryData<PcaSolver> Solvers => PcaTests.Solvers;

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Rows_without_an_end_can_be_cancelled(PcaSolver solver)
    {
        using var end = new CancellationTokenSource();
        var view = _ml.Data.LoadFromEnumerable(Endless(end));
        Assert.ThrowsAny<OperationCanceledException>(() => Fit(view, solver, new VisionRun { Cancellation = end.Token }));
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Who_is_told_of_the_progress_can_cancel(PcaSolver solver)
    {
        using var end = new CancellationTokenSource();
        var told = new List<FitProgressed>();
        var run = new VisionRun
        {
            Cancellation = end.Token,
            Observers = [new Told(e =>
            {
                told.Add(e);
                end.Cancel();
            })],
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Fit(PcaRows.View(PcaRows.Of("falling", 3000, 8, 1)), solver, run));
        Assert.Single(told);
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Progress_comes_to_its_end(PcaSolver solver)
    {
        var told = new List<FitProgressed>();
        Fit(PcaRows.View(PcaRows.Of("falling", 3000, 8, 1)), solver, new VisionRun { Observers = [new Told(told.Add)] });
        Assert.NotEmpty(told);
        Assert.All(told, t => Assert.InRange(t.Done, 0, t.Total));
    }

    private void Fit(IDataView view, PcaSolver solver, VisionRun run) =>
        _ml.Transforms.Pca("y", "x", new PcaOptions { Solver = solver, Components = 2, BatchRows = 500 }, run).Fit(view);

    private static IEnumerable<Row> Endless(CancellationTokenSource end)
    {
        for (var i = 0; ; i++)
        {
            if (i == 2000)
            {
                end.Cancel();
            }

            yield return new Row { X = [i % 7, i % 5, i % 3] };
        }
    }

    private sealed class Row
    {
        [VectorType(3), ColumnName("x")]
        public float[] X { get; set; } = [];
    }

    private sealed class Told(Action<FitProgressed> tell) : IObserver<TrainingEvent>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(TrainingEvent value) => tell(Assert.IsType<FitProgressed>(value));
    }
}
