using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators;
using MLNetVision.Estimators.Embedding;
using MLNetVision.Estimators.Embedding.Persistence;
using MLNetVision.Estimators.Embedding.Placement;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Training;
using MLNetVision.Training.Events;

namespace MLNetVision.Tests.Pipelines.Embedding;

/// <summary>Maps as a column.</summary>
public sealed class TSneTests
{
    private static readonly TSneOptions Quick = new() { Perplexity = 5, Iterations = 250, ExaggeratedIterations = 100 };
    private readonly MLContext _ml = new(1);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_map_passes_the_workout(int dimensions) => new EstimatorWorkout
    {
        Create = input => _ml.Transforms.TSne("Place", input, Quick with { Dimensions = dimensions }),
        Data = Data(Rows.Groups(24, 4)),
        Input = "Features",
        Learns = true,
    }.Run();

    [Fact]
    public void Groups_far_from_each_other_stay_groups()
    {
        var rows = Rows.Groups(120, 4);
        var map = Fit(rows, Quick with { Perplexity = 10 }).Map;
        for (var i = 0; i < map.Count; i++)
        {
            var nearest = Enumerable.Range(0, map.Count).Where(j => j != i).OrderBy(j => RowMatrix.SquaredDistance(map[i], map[j])).Take(10);
            Assert.All(nearest, j => Assert.Equal(i % 4, j % 4));
        }
    }

    [Theory]
    [InlineData(TSneGradient.Exact, 2)]
    [InlineData(TSneGradient.BarnesHut, 2)]
    [InlineData(TSneGradient.Interpolated, 2)]
    [InlineData(TSneGradient.BarnesHut, 3)]
    public void Maps_are_the_same_bit_for_bit_on_any_number_of_threads(TSneGradient gradient, int dimensions)
    {
        var rows = Rows.Matrix("threads", 500, 6);
        var options = Quick with { Gradient = gradient, Dimensions = dimensions, Iterations = 30, ExaggeratedIterations = 15 };
        var expected = TSneFit.Run(rows, options, new VisionRun { Threads = 1 });
        foreach (var threads in (int[])[2, 5])
        {
            var again = TSneFit.Run(rows, options, new VisionRun { Threads = threads });
            Assert.Equal(expected.Map, again.Map);
            Assert.Equal(expected.Divergence, again.Divergence);
        }

        Assert.NotEqual(expected.Map, TSneFit.Run(rows, options with { Start = TSneStart.Random }, new VisionRun()).Map);
    }

    [Fact]
    public void New_rows_find_their_group_and_fitted_ones_their_place()
    {
        var (model, more) = (Fit(Rows.Groups(100, 5), Quick), Rows.Groups(140, 5));
        var places = model.Transform(Data(more)).GetColumn<float[]>("Place").ToArray();
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(model.Map[i], places[i]);
        }

        for (var i = 100; i < 140; i++)
        {
            var nearest = Enumerable.Range(0, 100).OrderBy(j => RowMatrix.SquaredDistance(places[i], model.Map[j])).Take(5);
            Assert.All(nearest, j => Assert.Equal(i % 5, j % 5));
        }
    }

    /// <summary>A row within a rounding of a fitted one ends near it, though it is descended and not looked up.</summary>
    [Fact]
    public void A_row_beside_a_fitted_one_is_placed_beside_it()
    {
        var rows = Rows.Groups(90, 3);
        var model = Fit(rows, Quick with { Perplexity = 8 });
        var beside = rows with { Values = [.. rows.Values.Select(v => v + 1e-4f)] };
        var places = model.Transform(Data(beside)).GetColumn<float[]>("Place").ToArray();
        var span = model.Map.Max(p => p[0]) - model.Map.Min(p => p[0]);
        var far = places.Zip(model.Map, (p, m) => Math.Sqrt(RowMatrix.SquaredDistance(p, m))).Order().ToArray();
        Assert.All(places.SelectMany(p => p), v => Assert.True(float.IsFinite(v)));
        Assert.True(far[far.Length / 2] < 0.1 * span, $"half of them are more than {far[far.Length / 2]} away in a map of {span}");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_saved_map_places_rows_as_before(int dimensions)
    {
        var model = Fit(Rows.Groups(40, 4), Quick with { Dimensions = dimensions, FurtherPerplexities = [3, 9] });
        var data = Data(Rows.Matrix("saved", 12, 4, 10));
        var loaded = ((ITransformer)model).Reload(data.Schema);
        Assert.Equal(model.Transform(data).GetColumn<float[]>("Place"), loaded.Transform(data).GetColumn<float[]>("Place"));
        Assert.Equal(data.Schema.Select(c => c.Name).Append("Place"), loaded.Transform(data).Schema.Where(c => !c.IsHidden).Select(c => c.Name));
    }

    [Fact]
    public void A_map_that_is_too_large_is_not_saved_and_the_error_names_the_way_out()
    {
        var rows = Rows.Matrix("large", 50, 400);
        var map = new FrozenMap(rows, Rows.Map("large", 50, 2, 10), [5], 1);
        var error = Assert.Throws<NotSupportedException>(() => SavedMap.Build(map, "Features", "Place", most: 50_000));
        Assert.Contains("50 rows of 400 numbers", error.Message, StringComparison.Ordinal);
        Assert.Contains("at most 50000 are saved", error.Message, StringComparison.Ordinal);
        Assert.Contains("ParametricTSne", error.Message, StringComparison.Ordinal);
        Assert.Contains(SavedMap.Build(map, "Features", "Place"), t => t is Microsoft.ML.Transforms.ValueMappingTransformer);
    }

    [Fact]
    public void Progress_tells_the_divergence_and_it_falls()
    {
        var told = new List<TSneProgressed>();
        var run = new VisionRun { Progress = new MapRows.Observer(e => Add(told, e)) };
        var model = Estimator(Quick with { Iterations = 400 }, run).Fit(Data(Rows.Groups(60, 3)));
        Assert.Equal([50, 100, 150, 200, 250, 300, 350, 400], told.Select(t => t.Iteration));
        Assert.All(told, t => Assert.True(t.GradientNorm > 0 && t.Iterations == 400));
        Assert.True(told[^1].Divergence < told[2].Divergence);
        Assert.Equal(told[^1].Divergence, model.Divergence, 0.05);
        Assert.False(model.WasCancelled);
    }

    [Fact]
    public void A_cancelled_fit_keeps_the_best_map_so_far()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new MapRows.Observer(e =>
        {
            if (e is TSneProgressed { Iteration: >= 200 })
            {
                cancellation.Cancel();
            }
        });
        var run = new VisionRun { Progress = progress, Cancellation = cancellation.Token };
        var model = Estimator(Quick with { Iterations = 1_000_000, Patience = 1_000_000 }, run).Fit(Data(Rows.Groups(60, 3)));
        Assert.True(model.WasCancelled);
        Assert.InRange(model.Iterations, 200, 250);
        Assert.InRange(model.Divergence, 0, 2);
    }

    [Fact]
    public void A_fit_cancelled_before_the_first_iteration_gives_the_start()
    {
        using var cancellation = new CancellationTokenSource();
        var run = new VisionRun { Progress = new MapRows.Observer(_ => cancellation.Cancel()), Cancellation = cancellation.Token };
        var model = Estimator(Quick, run).Fit(Data(Rows.Groups(60, 3)));
        Assert.True(model.WasCancelled && model.Iterations == 0 && double.IsNaN(model.Divergence));
        Assert.Equal(60, model.Map.Distinct().Count());
    }

    [Fact]
    public void Rows_that_are_all_equal_make_a_cloud_of_finite_places()
    {
        var model = Fit(new RowMatrix([.. Enumerable.Repeat(2.5f, 50 * 3)], 50, 3), Quick);
        Assert.All(model.Map.SelectMany(p => p), v => Assert.True(float.IsFinite(v)));
    }

    [Fact]
    public void Rows_that_come_twice_lie_near_each_other()
    {
        var rows = Rows.Matrix("twice", 80, 4);
        rows.Values.AsSpan(0, 40 * 4).CopyTo(rows.Values.AsSpan(40 * 4));
        var map = Fit(rows, Quick).Map;
        var span = map.Max(p => p[0]) - map.Min(p => p[0]);
        Assert.All(Enumerable.Range(0, 40), i => Assert.True(Math.Sqrt(RowMatrix.SquaredDistance(map[i], map[i + 40])) < 0.1 * span));
    }

    [Fact]
    public void Fewer_rows_than_three_perplexities_are_mapped_and_fewer_than_one_refused()
    {
        Assert.Equal(12, Fit(Rows.Groups(12, 3), Quick).Map.Count);
        foreach (var rows in (int[])[1, 2, 5])
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => Fit(Rows.Groups(rows, 3), Quick));
            Assert.Contains($"below the number of rows, which is {rows}", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e30f)]
    public void Numbers_that_are_missing_or_too_large_are_named_with_their_row(float value)
    {
        var rows = Rows.Groups(30, 3);
        rows.Values[(17 * 3) + 2] = value;
        var error = Assert.Throws<InvalidOperationException>(() => Fit(rows, Quick));
        Assert.Contains("at place 2 of row 17", error.Message, StringComparison.Ordinal);
        var model = Fit(Rows.Groups(30, 3), Quick);
        Assert.Throws<InvalidOperationException>(() => model.Transform(Data(rows)).GetColumn<float[]>("Place").ToArray());
    }

    [Fact]
    public void Options_out_of_range_are_refused_when_it_is_fitted()
    {
        Refused("Dimensions", Quick with { Dimensions = 1 });
        Refused("Gradient", Quick with { Dimensions = 3, Gradient = TSneGradient.Interpolated });
        Refused("Perplexity", Quick with { Perplexity = 0.5 });
        Refused("Perplexity", Quick with { FurtherPerplexities = [60] });
        Refused("LearningRate", Quick with { LearningRate = -1 });
        Refused("EarlyExaggeration", Quick with { EarlyExaggeration = double.NaN });
        Refused("Iterations", Quick with { Iterations = 50 });
        Refused("Angle", Quick with { Angle = 2 });
        Refused("DegreesOfFreedom", Quick with { DegreesOfFreedom = 0 });
    }

    [Fact]
    public void A_learning_rate_that_is_far_too_high_is_told_of()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Fit(Rows.Groups(60, 3), Quick with { LearningRate = 1e30 }));
        Assert.Contains("LearningRate", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TSneNeighbours.VantagePointTree)]
    [InlineData(TSneNeighbours.Graph)]
    public void Every_search_makes_as_good_a_map(TSneNeighbours search)
    {
        var rows = Rows.Matrix("search", 400, 5);
        Assert.Equal(Fit(rows, Quick).Divergence, Fit(rows, Quick with { Neighbours = search }).Divergence, 0.05);
    }

    private static void Add(List<TSneProgressed> told, TrainingEvent news)
    {
        if (news is TSneProgressed progressed)
        {
            told.Add(progressed);
        }
    }

    private void Refused(string option, TSneOptions options)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Fit(Rows.Groups(40, 3), options));
        Assert.Contains($"TSne: {option} ", error.Message, StringComparison.Ordinal);
    }

    private TSneEstimator Estimator(TSneOptions options, VisionRun? run = null) => _ml.Transforms.TSne("Place", "Features", options, run);

    private TSneTransformer Fit(RowMatrix rows, TSneOptions options) => Estimator(options).Fit(Data(rows));

    private IDataView Data(RowMatrix rows) => MapRows.Data(_ml, rows);
}
