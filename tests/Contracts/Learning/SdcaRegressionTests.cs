using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MLNetVision.Tests.Contracts.Learning;

/// <summary>Sdca regression. One thread without shuffling is deterministic; the expected weights are ML.NET 5.0's own.</summary>
public sealed class SdcaRegressionTests
{
    /// <summary>The same steps in single precision, their sums in another order.</summary>
    private const float Steps = 5e-6f;

    /// <summary>Thousands of such steps, or steps whose sums may end at another check.</summary>
    private const float ManySteps = 2e-4f;

    /// <summary>How near the optimum a run in another order ends, by its own tolerance.</summary>
    private const float Converged = 0.02f;

    private const int Features = 6;
    private readonly MLContext _context = new(1);
    private readonly Row[] _rows = Samples.Clusters(150, 3, Features);

    [Fact]
    public void The_first_pass_takes_the_same_steps()
    {
        var model = Fit(new() { MaximumNumberOfIterations = 1 });

        Same([0.49399024f, -0.75377864f, 0.20303847f, 1.2519053f, -0.77270144f, 0.239595f, 1.261121f], model, Steps);
    }

    [Fact]
    public void Without_a_convergence_check_the_last_pass_counts()
    {
        var model = Fit(new() { MaximumNumberOfIterations = 3, ConvergenceCheckFrequency = 0 });

        Same([0.4941356f, -0.7519726f, 0.21017909f, 1.2564296f, -0.7708064f, 0.2416746f, 1.260007f], model, Steps);
    }

    [Fact]
    public void The_defaults_suit_themselves_to_the_data_and_write_that_into_the_options()
    {
        var options = new SdcaRegressionTrainer.Options();

        var model = Fit(options);

        Same([0.50568324f, -0.7481845f, 0.2466959f, 1.2512474f, -0.7412723f, 0.25006142f, 1.2492391f], model, ManySteps);
        Assert.Equal((0.01f, 0f, 9999), (options.L2Regularization, options.L1Regularization, options.MaximumNumberOfIterations));
    }

    [Fact]
    public void Many_features_turn_on_the_soft_threshold()
    {
        var rows = Samples.Clusters(60, 3, 120);
        var options = new SdcaRegressionTrainer.Options { NumberOfThreads = 1, Shuffle = false };

        var model = _context.Regression.Trainers.Sdca(options).Fit(Samples.Regression(_context, rows, 120)).Model;

        Assert.Equal((0.01f, 0.25f, 24999), (options.L2Regularization, options.L1Regularization, options.MaximumNumberOfIterations));
        Assert.Equal(0.7035259f, model.Bias, ManySteps);
        float[] expected =
            [-0.7370721f, 0.62251866f, 0.6279341f, -0.49714756f, -0.070209295f, 0.30136913f, -0.6140638f, -0.50327444f, 0, -1.4394133f, 0, 0.64993525f];
        Assert.All(expected.Zip(model.Weights), pair => Assert.Equal(pair.First, pair.Second, ManySteps));
        Assert.Equal(16, model.Weights.Count(weight => weight == 0));
    }

    [Fact]
    public void A_soft_threshold_shrinks_the_weights()
    {
        Same([0.5083783f, -0.7461964f, 0.24777544f, 1.2502377f, -0.7409978f, 0.24761307f, 1.2499354f], Fit(new() { L1Regularization = 0.5f }), ManySteps);
    }

    [Fact]
    public void A_bias_learning_rate_of_zero_regularises_the_bias()
    {
        Same([0.5007576f, -0.74743676f, 0.24805826f, 1.2516956f, -0.74225634f, 0.24995278f, 1.251096f], Fit(new() { BiasLearningRate = 0 }), ManySteps);
        Same(
            [0.49961793f, -0.74594116f, 0.24945766f, 1.2518436f, -0.7406131f, 0.24901438f, 1.2505065f],
            Fit(new() { BiasLearningRate = 0, L1Regularization = 0.5f }),
            ManySteps);
    }

    [Fact]
    public void L2_shrinks_the_weights()
    {
        Same([0.9662075f, -0.55515033f, 0.26455182f, 0.99581206f, -0.4818702f, 0.26094714f, 0.792489f], Fit(new() { L2Regularization = 1 }), ManySteps);
    }

    [Fact]
    public void An_L2_of_zero_is_raised_to_what_the_method_needs()
    {
        var options = new SdcaRegressionTrainer.Options { L2Regularization = 0, MaximumNumberOfIterations = 5 };

        Same([0.49043345f, -0.746888f, 0.20007157f, 1.2547699f, -0.778569f, 0.24361324f, 1.2668191f], Fit(options), ManySteps);
        Assert.Equal(1e-9f, options.L2Regularization);
    }

    [Fact]
    public void Example_weights_scale_each_examples_loss()
    {
        Same(
            [0.5058317f, -0.7511095f, 0.2437812f, 1.2525986f, -0.7432058f, 0.25159985f, 1.2499919f],
            Fit(new() { ExampleWeightColumnName = "Weight" }),
            ManySteps);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    [InlineData(null, true)]
    public void Shuffled_or_on_threads_it_ends_near_the_same_optimum(int? threads, bool shuffle)
    {
        var options = new SdcaRegressionTrainer.Options { NumberOfThreads = threads, Shuffle = shuffle };

        var model = _context.Regression.Trainers.Sdca(options).Fit(Data()).Model;

        Same([0.50568324f, -0.7481845f, 0.2466959f, 1.2512474f, -0.7412723f, 0.25006142f, 1.2492391f], model, Converged);
    }

    [Fact]
    public void A_loss_of_ones_own_is_used()
    {
        var halved = _context.Regression.Trainers.Sdca(
            new SdcaRegressionTrainer.Options { NumberOfThreads = 1, Shuffle = false, LossFunction = new CountingLoss() });
        CountingLoss loss = new();
        var counted = _context.Regression.Trainers.Sdca(lossFunction: loss, maximumNumberOfIterations: 2);

        Same([0.50568324f, -0.7481845f, 0.2466959f, 1.2512474f, -0.7412723f, 0.25006142f, 1.2492391f], halved.Fit(Data()).Model, ManySteps);
        counted.Fit(Data());
        Assert.True(loss.Updates >= 2 * _rows.Length);
    }

    [Fact]
    public void Rows_with_a_feature_or_label_that_is_not_finite_are_left_out()
    {
        var bad = Samples.Clusters(4, 3, Features, seed: 9);
        bad[0].Target = float.NaN;
        bad[1].Target = float.PositiveInfinity;
        bad[2].Features = new VBuffer<float>(Features, [1, 2, float.NaN, 3, 4, 5]);
        bad[3].Features = new VBuffer<float>(Features, [1, 2, 3, float.NegativeInfinity, 4, 5]);

        Same(
            [0.49399024f, -0.75377864f, 0.20303847f, 1.2519053f, -0.77270144f, 0.239595f, 1.261121f],
            Fit(new() { MaximumNumberOfIterations = 1 }, [.. bad.Take(2), .. _rows, .. bad.Skip(2)]),
            Steps);
    }

    [Fact]
    public void Sparse_rows_count_as_dense_ones()
    {
        var rows = _rows.Select((row, i) => new Row { Target = row.Target, Features = Half(row.Features, i) }).ToArray();
        var sparse = rows.Select(row => new Row { Target = row.Target, Features = Samples.Sparse(row.Features) }).ToArray();
        var dense = Fit(new() { MaximumNumberOfIterations = 5, L1Regularization = 0.3f }, rows);

        Same([dense.Bias, .. dense.Weights], Fit(new() { MaximumNumberOfIterations = 5, L1Regularization = 0.3f }, sparse), Steps);
    }

    [Fact]
    public void Without_one_usable_row_training_fails()
    {
        Assert.Throws<InvalidOperationException>(() => Fit(new(), []));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Action<SdcaRegressionTrainer.Options>[] faults =
        [
            o => o.L1Regularization = -1,
            o => o.L2Regularization = -1,
            o => o.MaximumNumberOfIterations = 0,
            o => o.ConvergenceTolerance = 0,
            o => o.ConvergenceTolerance = 1.5f,
        ];

        Assert.All(faults, fault =>
        {
            var options = new SdcaRegressionTrainer.Options();
            fault(options);
            Assert.Throws<ArgumentOutOfRangeException>(() => _context.Regression.Trainers.Sdca(options));
        });
        Assert.Throws<ArgumentOutOfRangeException>(
            () => _context.Regression.Trainers.Sdca(new SdcaRegressionTrainer.Options { NumberOfThreads = 0 }).Fit(Data()));
    }

    [Fact]
    public void Defaults_are_those_documented()
    {
        var options = new SdcaRegressionTrainer.Options();

        Assert.Equal((0.01f, 1f, true), (options.ConvergenceTolerance, options.BiasLearningRate, options.Shuffle));
        Assert.Null(options.L1Regularization ?? options.L2Regularization);
        Assert.Null(options.NumberOfThreads ?? options.MaximumNumberOfIterations ?? options.ConvergenceCheckFrequency);
        Assert.Null(options.LossFunction);
    }

    [Fact]
    public void A_label_that_is_not_a_single_is_refused_with_both_types()
    {
        var data = Samples.Multiclass(_context, _rows, 3, Features);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _context.Regression.Trainers.Sdca().Fit(data));

        Assert.All((string[])["label", "Label", "Single", "Key<UInt32>"], word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void One_Score_column_is_added()
    {
        var model = _context.Regression.Trainers.Sdca(new SdcaRegressionTrainer.Options { NumberOfThreads = 1, Shuffle = false }).Fit(Data());

        Assert.Equal(
            ["Score Single {ScoreColumnKind=Regression, ScoreColumnSetId=1, ScoreValueKind=Score}"],
            Views.DescribeAll(model.GetOutputSchema(Data().Schema)).Skip(3));
        Assert.Equal(
            [
                "Features Vector Single key=False {}",
                "Label Scalar Single key=False {}",
                "Score Scalar Single key=False {ScoreColumnKind, ScoreColumnSetId, ScoreValueKind}",
                "Weight Scalar Single key=False {}",
            ],
            Views.DescribePromise(SchemaPromise.Of(Data().Schema, _context.Regression.Trainers.Sdca())));
    }

    [Fact]
    public void The_score_is_linear_and_survives_saving()
    {
        var model = _context.Regression.Trainers.Sdca(new SdcaRegressionTrainer.Options { NumberOfThreads = 1, Shuffle = false }).Fit(Data());
        var scores = Views.Column<float>(model.Transform(Data()), "Score");

        Assert.All(_rows.Zip(scores), pair => Assert.Equal(
            model.Model.Bias + pair.First.Features.DenseValues().Zip(model.Model.Weights, (x, w) => x * w).Sum(), pair.Second, Steps));
        var loaded = Views.Reload(_context, model, Data().Schema);
        Assert.Equal(scores, Views.Column<float>(loaded.Transform(Data()), "Score"));
        Assert.IsType<RegressionPredictionTransformer<LinearRegressionModelParameters>>(loaded);
    }

    private static VBuffer<float> Half(VBuffer<float> features, int offset) =>
        new(features.Length, [.. features.DenseValues().Select((value, j) => (offset + j) % 2 == 0 ? value : 0)]);

    private static void Same(float[] expected, LinearRegressionModelParameters model, float tolerance)
    {
        Assert.Equal(expected.Length - 1, model.Weights.Count);
        Assert.All(expected.Zip([model.Bias, .. model.Weights]), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    private IDataView Data() => Samples.Regression(_context, _rows, Features);

    private LinearRegressionModelParameters Fit(SdcaRegressionTrainer.Options options, Row[]? rows = null)
    {
        options.NumberOfThreads = 1;
        options.Shuffle = false;
        return _context.Regression.Trainers.Sdca(options).Fit(Samples.Regression(_context, rows ?? _rows, Features)).Model;
    }

    /// <summary>The squared loss, counting the updates asked of it.</summary>
    private sealed class CountingLoss : ISupportSdcaRegressionLoss
    {
        private readonly SquaredLoss _inner = new();
        private int _updates;

        public int Updates => _updates;

        public double Loss(float output, float label) => _inner.Loss(output, label);

        public float Derivative(float output, float label) => _inner.Derivative(output, label);

        public float ComputeDualUpdateInvariant(float scaledFeaturesNormSquared) => _inner.ComputeDualUpdateInvariant(scaledFeaturesNormSquared);

        public float DualUpdate(float output, float label, float dual, float invariant, int maxNumThreads)
        {
            Interlocked.Increment(ref _updates);
            return _inner.DualUpdate(output, label, dual, invariant, maxNumThreads);
        }

        public double DualLoss(float label, float dual) => _inner.DualLoss(label, dual);
    }
}
