using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Pca;

/// <summary>What PCA gives for data that are not as they should be, and what it promises beside its numbers.</summary>
public sealed class PcaTests
{
    private readonly MLContext _ml = new(1);

    public static TheoryData<PcaSolver> Solvers => [PcaSolver.Full, PcaSolver.Covariance, PcaSolver.Randomised, PcaSolver.Incremental];

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Threads_change_no_bit(PcaSolver solver)
    {
        var view = PcaRows.View(PcaRows.Of("falling", 700, 140, 5));
        var options = new PcaOptions { Solver = solver, Components = 6, BatchRows = 100 };
        var results = Enumerable.Range(1, 3).Select(t => _ml.Transforms.Pca("y", "x", options, new VisionRun { Threads = t }).Fit(view).Analysis).ToArray();
        Assert.All(results, r => Assert.Equal(results[0].Components.SelectMany(c => c), r.Components.SelectMany(c => c)));
        Assert.All(results, r => Assert.Equal(results[0].ExplainedVariance, r.ExplainedVariance));
    }

    [Theory]
    [InlineData(257)]
    [InlineData(300)]
    public void Wide_covariances_are_as_exact_as_single_precision(int width)
    {
        var view = PcaRows.View(PcaRows.Of("far", 800, width, 6));
        var (exact, single) = (Fit(view, Of(PcaSolver.Full, 5)), Fit(view, Of(PcaSolver.Covariance, 5)));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(1, single.ExplainedVariance[i] / exact.ExplainedVariance[i], 1e-6);
            Assert.Equal(1, single.Components[i].Zip(exact.Components[i], (a, b) => a * b).Sum(), 1e-6);
        }
    }

    [Theory]
    [InlineData(null, 128, 10, PcaSolver.Full)]
    [InlineData(1000L, 129, 10, PcaSolver.Covariance)]
    [InlineData(200L, 100_000, 10, PcaSolver.Full)]
    [InlineData(null, 2048, 10, PcaSolver.Covariance)]
    [InlineData(1000L, 2049, 10, PcaSolver.Randomised)]
    [InlineData(1000L, 2049, null, PcaSolver.Covariance)]
    [InlineData(null, 2049, 10, PcaSolver.Incremental)]
    [InlineData(1_000_000L, 5000, 10, PcaSolver.Incremental)]
    public void The_solver_goes_by_the_size(long? rows, int columns, int? components, PcaSolver expected) =>
        Assert.Equal(expected, Estimators.Pca.PcaSolving.Choose(new PcaOptions { Components = components }, rows, columns));

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Numbers_that_are_none_are_named(PcaSolver solver)
    {
        var rows = PcaRows.Of("falling", 20, 4, 1);
        rows[13][2] = float.NaN;
        var error = Assert.Throws<InvalidOperationException>(() => Fit(PcaRows.View(rows), Of(solver, 2)));
        Assert.Contains("number 2 of row 13 in column 'x' is NaN", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public void One_row_has_no_variance(PcaSolver solver)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Fit(PcaRows.View(PcaRows.Of("falling", 1, 4, 1)), Of(solver, 1)));
        Assert.Contains("two rows or more", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public void More_components_than_rows_or_columns_are_refused(PcaSolver solver)
    {
        foreach (var (rows, columns) in (IEnumerable<(int, int)>)[(3, 9), (9, 3)])
        {
            var error = Assert.Throws<InvalidOperationException>(() => Fit(PcaRows.View(PcaRows.Of("falling", rows, columns, 1)), Of(solver, 4)));
            Assert.Contains("asks for 4", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Components_beyond_the_rank_have_no_variance_and_no_place(PcaSolver solver)
    {
        var view = PcaRows.View(PcaRows.Of("deficient", 30, 10, 3));
        var options = Of(solver, 6) with { Whiten = true, ReconstructionColumnName = "back" };
        var model = _ml.Transforms.Pca("y", "x", options).Fit(view);
        Assert.All(model.Analysis.ExplainedVariance.Skip(4), v => Assert.InRange(v, 0, 1e-9 * model.Analysis.ExplainedVariance[0]));
        var output = model.Transform(view);
        Assert.All(output.Vectors("y"), y => Assert.All(y[4..], v => Assert.Equal(0, v)));
        Assert.All(output.Vectors("x").Zip(output.Vectors("back")), r => Assert.All(r.First.Zip(r.Second), n => Assert.Equal(n.First, n.Second, 1e-2f)));
    }

    [Theory]
    [InlineData(PcaSolver.Covariance, 1)]
    [InlineData(PcaSolver.Incremental, 1)]
    [InlineData(PcaSolver.Randomised, 1)]
    [InlineData(PcaSolver.Full, 1)]
    public void Rows_pass_as_often_as_the_solver_says(PcaSolver solver, int passes)
    {
        var (begun, rows) = (0, PcaRows.Of("falling", 2500, 5, 3));
        var view = _ml.Data.LoadFromEnumerable(Count());
        var analysis = _ml.Transforms.Pca("y", "X", Of(solver, 2) with { BatchRows = 300 }).Fit(view).Analysis;
        Assert.Equal(passes, begun);
        Assert.Equal(2500, analysis.Rows);

        IEnumerable<Five> Count()
        {
            begun++;
            foreach (var row in rows)
            {
                yield return new Five { X = row };
            }
        }
    }

    [Fact]
    public void Rows_that_have_no_room_in_memory_give_the_same()
    {
        var view = PcaRows.View(PcaRows.Of("falling", 9000, 40, 3));
        var (inMemory, inFile) = (Fit(view, Of(PcaSolver.Randomised, 3)), Fit(view, Of(PcaSolver.Randomised, 3) with { MaxMemory = 1 << 20 }));
        Assert.Equal(inMemory.Components.SelectMany(c => c), inFile.Components.SelectMany(c => c));
    }

    [Theory]
    [InlineData(150)]
    [InlineData(500)]
    public void Pictures_whose_borders_never_change_have_components(int perDigit)
    {
        var context = new MLContext(1);
        var rows = Trainers.DigitSheet.Read().Where(d => d.Number % 500 % (500 / perDigit) == 0).ToArray();
        var data = context.Data.LoadFromEnumerable(rows);
        var exact = context.Transforms.Pca("Scores", "Pixels", new PcaOptions { Components = 400, Solver = PcaSolver.Full }).Fit(data).Analysis;
        var found = context.Transforms.Pca("Scores", "Pixels", new PcaOptions { Components = 2, Solver = PcaSolver.Covariance }).Fit(data).Analysis;

        // Wide covariances are summed in single precision.
        const double Single = 2e-7;
        Assert.Equal(exact.ExplainedVariance[0], found.ExplainedVariance[0], exact.TotalVariance * Single);
        Assert.Equal(exact.ExplainedVariance[1], found.ExplainedVariance[1], exact.TotalVariance * Single);
    }

    [Fact]
    public void Equal_rows_have_variance_nowhere()
    {
        var view = PcaRows.View([.. Enumerable.Repeat<float[]>([1, 2, 3], 5)]);
        var analysis = Fit(view, new PcaOptions());
        Assert.Equal([0, 0, 0], analysis.ExplainedVariance);
        Assert.Equal([0, 0, 0], analysis.ExplainedVarianceRatio);
        Assert.Equal([1, 2, 3], analysis.Mean);
    }

    [Fact]
    public void Errors_are_the_mean_squares_of_what_is_lost()
    {
        var view = PcaRows.View(PcaRows.Of("falling", 30, 6, 2));
        foreach (var standardise in (bool[])[false, true])
        {
            var model = _ml.Transforms.Pca(
                "y", "x", new PcaOptions { Components = 2, Standardise = standardise, ReconstructionColumnName = "back", ErrorColumnName = "lost" }).Fit(view);
            var output = model.Transform(view);
            var (rows, back, lost) = (output.Vectors("x"), output.Vectors("back"), output.Values<float>("lost"));
            var deviation = model.Analysis.Deviation ?? [1, 1, 1, 1, 1, 1];
            for (var r = 0; r < lost.Length; r++)
            {
                Assert.Equal(rows[r].Select((x, c) => Math.Pow((x - back[r][c]) / deviation[c], 2)).Average(), lost[r], 1e-5);
            }

            // What is lost of all rows is the variance of the components that are left out.
            Assert.Equal(4 * model.Analysis.NoiseVariance * 29 / (30 * 6), lost.Average(), 1e-5);
        }
    }

    [Fact]
    public void White_scores_have_variance_one_and_no_covariance()
    {
        var view = PcaRows.View(PcaRows.Of("falling", 200, 5, 2));
        var scores = _ml.Transforms.Pca("y", "x", new PcaOptions { Whiten = true }).Fit(view).Transform(view).Vectors("y");
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                Assert.Equal(i == j ? 1 : 0, scores.Sum(s => (double)s[i] * s[j]) / 199, 1e-4);
            }
        }
    }

    [Fact]
    public void Loadings_make_the_covariances_of_the_columns()
    {
        var rows = PcaRows.Of("falling", 40, 4, 2);
        var analysis = Fit(PcaRows.View(rows), new PcaOptions());
        for (var i = 0; i < 4; i++)
        {
            var covariance = rows.Sum(r => (r[i] - analysis.Mean[i]) * (r[0] - analysis.Mean[0])) / 39;
            Assert.Equal(covariance, analysis.Loadings.Sum(l => l[i] * l[0]), 1e-9);
        }
    }

    [Fact]
    public void Rewrapped_models_know_their_variances()
    {
        var view = PcaRows.View(PcaRows.Of("falling", 40, 4, 2));
        var model = _ml.Transforms.Pca("y", "x", 2).Fit(view);
        var card = Assert.IsType<ScoringTransformer>(VisionModel.Rewrap(model.Reload(view.Schema))).Model.Card;
        Assert.Equal(model.Analysis.ExplainedVariance, [card.Metrics["variance 1"], card.Metrics["variance 2"]]);
        Assert.Equal(model.Analysis.NoiseVariance, card.Metrics["noise variance"]);
    }

    [Fact]
    public void Columns_of_other_types_are_refused()
    {
        var numbers = _ml.Data.LoadFromEnumerable([new { x = 1f }, new { x = 2f }]);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.Pca("y", "x", 1).Fit(numbers));
        Assert.Contains("a vector of Single", error.Message, StringComparison.Ordinal);
        var open = _ml.Data.LoadFromEnumerable([new Open { X = [1, 2] }]);
        error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.Pca("y", "X", 1).Fit(open));
        Assert.Contains("known size", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_contradict_are_refused_when_it_is_fitted()
    {
        PcaOptions[] wrong =
        [
            new() { Components = 0 }, new() { Components = 2, Rank = PcaRank.Minka }, new() { Rank = PcaRank.Variance, Variance = 1 },
            new() { Solver = PcaSolver.Randomised }, new() { Solver = PcaSolver.Incremental, Rank = PcaRank.Variance },
            new() { Components = 5, BatchRows = 4 }, new() { Oversampling = -1 }, new() { PowerIterations = -1 }, new() { MaxMemory = 1 },
            new() { ReconstructionColumnName = "y" },
        ];
        var view = PcaRows.View(PcaRows.Of("falling", 10, 6, 2));
        Assert.All(wrong, o =>
        {
            var estimator = _ml.Transforms.Pca("y", "x", o);
            Assert.StartsWith("Pca: ", Assert.ThrowsAny<ArgumentException>(() => estimator.Fit(view)).Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Minkas_rank_needs_rows()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Fit(PcaRows.View(PcaRows.Of("falling", 5, 9, 1)), new PcaOptions { Rank = PcaRank.Minka }));
        Assert.Contains("as many rows as columns", error.Message, StringComparison.Ordinal);
    }

    private static PcaOptions Of(PcaSolver solver, int components) => new() { Solver = solver, Components = components };

    private PcaAnalysis Fit(IDataView view, PcaOptions options) => _ml.Transforms.Pca("y", "x", options).Fit(view).Analysis;

    private sealed class Five
    {
        [VectorType(5)]
        public float[] X { get; set; } = [];
    }

    private sealed class Open
    {
        public float[] X { get; set; } = [];
    }
}
