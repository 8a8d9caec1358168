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
    [InlineData(PcaSolver.Covariance)]
    [InlineData(PcaSolver.Full)]
    [InlineData(PcaSolver.Incremental)]
    public void Rows_without_an_end_can_be_cancelled_and_count_until_there(PcaSolver solver)
    {
        using var end = new CancellationTokenSource();
        var view = _ml.Data.LoadFromEnumerable(Endless(end));
        var analysis = Fit(view, solver, new VisionRun { Cancellation = end.Token });
        Assert.True(analysis.WasCancelled);
        Assert.InRange(analysis.Rows, 500, 2000);
        AssertSame(Fit(_ml.Data.TakeRows(_ml.Data.LoadFromEnumerable(Endless(null)), analysis.Rows), solver, new VisionRun()), analysis);
    }

    [Fact]
    public void A_solver_that_has_no_pass_behind_it_says_that_nothing_could_be_kept()
    {
        using var end = new CancellationTokenSource();
        var view = _ml.Data.LoadFromEnumerable(Endless(end));
        var error = Assert.Throws<OperationCanceledException>(() => Fit(view, PcaSolver.Randomised, new VisionRun { Cancellation = end.Token }));
        Assert.Contains("nothing could be kept", error.Message, StringComparison.Ordinal);
        Assert.Equal(end.Token, error.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public void A_fit_that_is_cancelled_before_it_begins_says_that_nothing_could_be_kept(PcaSolver solver)
    {
        var run = new VisionRun { Cancellation = new CancellationToken(canceled: true) };
        var error = Assert.Throws<OperationCanceledException>(() => Fit(PcaRows.View(PcaRows.Of("falling", 3000, 8, 1)), solver, run));
        Assert.Contains("nothing could be kept", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PcaSolver.Covariance, 8, 1, 512)]
    [InlineData(PcaSolver.Covariance, 8, 3, 1536)]
    [InlineData(PcaSolver.Covariance, 300, 2, 1024)]
    [InlineData(PcaSolver.Full, 8, 1, 512)]
    [InlineData(PcaSolver.Full, 8, 3, 1536)]
    [InlineData(PcaSolver.Full, 300, 2, 1024)]
    [InlineData(PcaSolver.Incremental, 8, 1, 500)]
    [InlineData(PcaSolver.Incremental, 8, 3, 1500)]
    [InlineData(PcaSolver.Incremental, 300, 2, 1000)]
    public void Who_is_told_of_the_progress_can_cancel_and_gets_what_there_was(PcaSolver solver, int width, int told, int rows)
    {
        var all = PcaRows.Of("falling", 3000, width, 1);
        var (analysis, news) = CancelledAt(PcaRows.View(all), solver, e => e.Done == rows);
        Assert.Equal(told, news.Count);
        Assert.True(analysis.WasCancelled);
        Assert.Equal(rows, analysis.Rows);
        AssertSame(Fit(PcaRows.View(all[..rows]), solver, new VisionRun()), analysis);
    }

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(3, 1e-5)]
    public void A_pass_that_is_cancelled_leaves_what_the_last_one_found(int passes, double most)
    {
        var view = PcaRows.View(PcaRows.Of("falling", 3000, 40, 1));
        var (analysis, news) = CancelledAt(view, PcaSolver.Randomised, e => e.Work == "passes" && e.Done == passes);
        Assert.Equal(passes, news[^1].Done);
        Assert.True(analysis.WasCancelled);
        var exact = Fit(view, PcaSolver.Full, new VisionRun());
        for (var i = 0; i < 2; i++)
        {
            // Nystroem's approximation never finds more variance than there is.
            Assert.InRange(analysis.ExplainedVariance[i] / exact.ExplainedVariance[i], 1 - most, 1 + 1e-12);
            Assert.InRange(Math.Abs(analysis.Components[i].Zip(exact.Components[i], (a, b) => a * b).Sum()), 1 - most, 1 + 1e-12);
        }

        Assert.Equal(exact.TotalVariance, analysis.TotalVariance, 1e-9);
    }

    [Fact]
    public void Eigenvectors_of_many_columns_can_be_cancelled_where_few_are_wanted()
    {
        var view = PcaRows.View(PcaRows.Of("falling", 1200, 1100, 1));
        var (analysis, news) = CancelledAt(view, PcaSolver.Covariance, e => e.Work == "eigenvectors");
        Assert.Equal(0, news[^1].Done);
        Assert.True(analysis.WasCancelled);
        Assert.Equal(1200, analysis.Rows);
        var whole = Fit(view, PcaSolver.Covariance, new VisionRun());
        Assert.False(whole.WasCancelled);
        AssertNear(whole, analysis, 1e-6);
    }

    [Fact]
    public void Eigenvectors_of_few_columns_come_before_anybody_could_end_them()
    {
        var view = PcaRows.View(PcaRows.Of("falling", 1200, 30, 1));
        var (analysis, _) = CancelledAt(view, PcaSolver.Covariance, e => e.Work == "eigenvectors");
        Assert.False(analysis.WasCancelled);
        AssertSame(Fit(view, PcaSolver.Covariance, new VisionRun()), analysis);
    }

    [Fact]
    public void A_cancelled_fit_gives_a_model_that_reduces()
    {
        var view = PcaRows.View(PcaRows.Of("falling", 3000, 8, 1));
        using var end = new CancellationTokenSource();
        var run = new VisionRun { Cancellation = end.Token, Observers = [new Told(_ => end.Cancel())] };
        using var model = Estimator(PcaSolver.Covariance, run).Fit(view);
        Assert.Equal(3000, model.Transform(view).GetColumn<float[]>("y").Count(y => y.Length == 2 && y.All(float.IsFinite)));
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

    private (PcaAnalysis Analysis, List<FitProgressed> News) CancelledAt(IDataView view, PcaSolver solver, Func<FitProgressed, bool> isTime)
    {
        using var end = new CancellationTokenSource();
        var news = new List<FitProgressed>();
        var run = new VisionRun
        {
            Cancellation = end.Token,
            Observers = [new Told(e =>
            {
                news.Add(e);
                if (isTime(e))
                {
                    end.Cancel();
                }
            })],
        };
        return (Fit(view, solver, run), news);
    }

    private PcaAnalysis Fit(IDataView view, PcaSolver solver, VisionRun run)
    {
        using var model = Estimator(solver, run).Fit(view);
        return model.Analysis;
    }

    private PcaEstimator Estimator(PcaSolver solver, VisionRun run) =>
        _ml.Transforms.Pca("y", "x", new PcaOptions { Solver = solver, Components = 2, BatchRows = 500 }, run);

    /// <summary>Roundings apart: a fit that may take its time computes wide data another way than one that has to end.</summary>
    private static void AssertSame(PcaAnalysis expected, PcaAnalysis actual) => AssertNear(expected, actual, 1e-9);

    private static void AssertNear(PcaAnalysis expected, PcaAnalysis actual, double tolerance)
    {
        Assert.Equal(expected.Rows, actual.Rows);
        Assert.All(expected.Mean.Zip(actual.Mean), p => Assert.Equal(p.First, p.Second, tolerance));
        Assert.All(expected.ExplainedVariance.Zip(actual.ExplainedVariance), p => Assert.Equal(1, p.Second / p.First, tolerance));
        Assert.Equal(1, actual.TotalVariance / expected.TotalVariance, tolerance);
        foreach (var (one, other) in expected.Components.Zip(actual.Components))
        {
            Assert.All(one.Zip(other), p => Assert.Equal(p.First, p.Second, Math.Sqrt(tolerance)));
        }
    }

    private static IEnumerable<Row> Endless(CancellationTokenSource? end)
    {
        for (var i = 0; ; i++)
        {
            if (i == 2000)
            {
                end?.Cancel();
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
