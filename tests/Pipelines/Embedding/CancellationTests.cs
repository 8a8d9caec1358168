using Microsoft.ML;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Threading;
using MLNetVision.Estimators;
using MLNetVision.Estimators.Embedding;
using MLNetVision.Estimators.Embedding.Affinities;
using MLNetVision.Estimators.Embedding.Forces.Trees;
using MLNetVision.Estimators.Embedding.Neighbours;
using MLNetVision.Estimators.Embedding.Neighbours.Kernels;
using MLNetVision.Estimators.Embedding.Starts;
using MLNetVision.Training;
using MLNetVision.Training.Events;

namespace MLNetVision.Tests.Pipelines.Embedding;

/// <summary>How much is still done after a map is not wanted any more, in units of work, and what is kept.</summary>
public sealed class CancellationTests
{
    private static readonly TSneOptions Quick = new() { Perplexity = 5, Iterations = 1000, ExaggeratedIterations = 100 };

    private readonly MLContext _ml = new(1);

    [Theory]
    [InlineData(TSneGradient.Exact)]
    [InlineData(TSneGradient.BarnesHut)]
    [InlineData(TSneGradient.Interpolated)]
    public void A_descent_that_is_cancelled_after_an_iteration_does_no_other(TSneGradient gradient)
    {
        var rows = Rows.Groups(90, 3);
        using var end = new CancellationTokenSource();
        var told = new List<TSneProgressed>();
        var run = new VisionRun
        {
            Cancellation = end.Token,
            Observers = [new MapRows.Observer(e => Note(told, e, iteration: 300, end))],
        };
        var ended = TSneFit.Run(rows, Quick with { Gradient = gradient }, run);
        Assert.True(ended.WasCancelled);
        Assert.Equal(300, ended.Iterations);
        Assert.Equal(300, told[^1].Iteration);
        Assert.Equal(TSneFit.Run(rows, Quick with { Gradient = gradient, Iterations = 300 }, new VisionRun()).Map, ended.Map);
    }

    [Theory]
    [InlineData(TSneNeighbours.Exact, "TSne: neighbours", 0)]
    [InlineData(TSneNeighbours.Exact, "TSne: neighbours", 288)]
    [InlineData(TSneNeighbours.VantagePointTree, "TSne: neighbours", 128)]
    [InlineData(TSneNeighbours.Graph, "TSne: neighbours", 1)]
    [InlineData(TSneNeighbours.Exact, "TSne: probabilities", 256)]
    public void What_comes_before_the_first_iteration_can_be_cancelled_and_leaves_the_start(TSneNeighbours neighbours, string work, int least)
    {
        var rows = Rows.Matrix("before", 1200, 5);
        using var end = new CancellationTokenSource();
        var told = new List<FitProgressed>();
        var run = new VisionRun
        {
            Cancellation = end.Token,
            Observers = [new MapRows.Observer(e =>
            {
                told.Add(Assert.IsType<FitProgressed>(e));
                if (told[^1].Work == work && told[^1].Done >= least)
                {
                    end.Cancel();
                }
            })],
        };
        var options = Quick with { Neighbours = neighbours };
        var ended = TSneFit.Run(rows, options, run);
        Assert.True(ended.WasCancelled && ended.Iterations == 0 && double.IsNaN(ended.Divergence));
        Assert.Equal(work, told[^1].Work);
        Assert.Single(told, t => t.Work == work && t.Done >= least);
        Assert.All(told, t => Assert.InRange(t.Done, 0, 1200));
        Assert.Equal(MapStart.Of(rows, options, new VisionRun()), ended.Map);
    }

    [Fact]
    public void A_fit_that_is_cancelled_while_it_reads_says_so()
    {
        var run = new VisionRun { Cancellation = new CancellationToken(canceled: true) };
        var data = MapRows.Data(_ml, Rows.Groups(60, 3));
        Assert.Contains(
            "TSne: the fit was cancelled while its rows were read; nothing could be kept",
            Assert.Throws<OperationCanceledException>(() => _ml.Transforms.TSne("Place", "Features", Quick, run).Fit(data)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "ParametricTSne: the fit was cancelled while its rows were read; nothing could be kept",
            Assert.Throws<OperationCanceledException>(() => _ml.Transforms.ParametricTSne("Place", "Features", run: run).Fit(data)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_that_is_cancelled_is_a_random_one()
    {
        var rows = Rows.Matrix("before", 100, 5);
        var ended = TSneFit.Run(rows, Quick, new VisionRun { Cancellation = new CancellationToken(canceled: true) });
        Assert.True(ended.WasCancelled);
        Assert.Equal(MapStart.Random(100, Quick), ended.Map);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Products_stop_within_their_parts(int threads)
    {
        var rows = Rows.Matrix("parts", 2000, 5);
        using var end = new CancellationTokenSource();
        using var workers = new Workers(threads, end.Token);
        var found = 0;
        var products = new NearProducts(
            rows, new PointPanels(rows, 2 * LaneWidth.Floats), 20, skipsSelf: true, (_, _) => Count(), LaneWidth.Floats, end.Token);
        Assert.Throws<OperationCanceledException>(() => workers.Each(Workers.Parts(2000, NearProducts.RowsOfPart), products));

        // The row that has cancelled, and the rest of the parts that were all but done.
        Assert.InRange(found, 100, 100 + (threads * NearProducts.RowsOfPart));

        void Count()
        {
            if (Interlocked.Increment(ref found) == 100)
            {
                end.Cancel();
            }
        }
    }

    [Fact]
    public void Every_long_loop_looks_at_the_token()
    {
        var (rows, token) = (Rows.Matrix("loops", 300, 4), new CancellationToken(canceled: true));
        using var workers = new Workers(2, token);
        using var able = new Workers(2);
        var near = new ExactNeighbours(rows).OfPoints(10, able);
        var affinity = JointAffinity.Of(near, [3], able);
        foreach (var action in (Action[])
        [
            () => rows.Mean(token), () => rows.Reach(new double[4], token), () => rows.Centred(new double[4], 1, token),
            () => _ = new PointPanels(rows, 8, token),
            () => _ = new ExactNeighbours(rows, token), () => _ = new VantagePointTree(rows, 1, token),
            () => new ExactNeighbours(rows).OfPoints(10, workers), () => new VantagePointTree(rows, 1).OfPoints(10, workers),
            () => new NeighbourGraph(rows, 1).OfPoints(10, workers), () => JointAffinity.Of(near, [3], workers), () => affinity.NegativeEntropy(token),
            () => new CellTree(300, 2).Grow(Rows.Map("loops", 300, 2, 10), token),
        ])
        {
            Assert.Throws<OperationCanceledException>(action);
        }
    }

    [Fact]
    public void What_is_done_whole_is_not_cut_short_and_what_follows_is()
    {
        using var end = new CancellationTokenSource();
        using var workers = new Workers(2, end.Token);
        end.Cancel();
        var done = 0;
        workers.Whole(() => workers.Each(10, _ => Interlocked.Increment(ref done)));
        Assert.Equal(10, done);
        Assert.Throws<OperationCanceledException>(() => workers.Each(10, _ => Interlocked.Increment(ref done)));
        Assert.Equal(10, done);
    }

    private static void Note(List<TSneProgressed> told, TrainingEvent news, int iteration, CancellationTokenSource end)
    {
        if (news is TSneProgressed progress)
        {
            told.Add(progress);
            if (progress.Iteration == iteration)
            {
                end.Cancel();
            }
        }
    }
}
