using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MLNetVision.Tests.Contracts.Learning;

/// <summary>The weights that LbfgsMaximumEntropy finds; the expected ones are ML.NET 5.0's own.</summary>
public sealed class MaximumEntropyWeightsTests
{
    /// <summary>A strictly convex problem, run to the end: sums in another order move its optimum in the seventh digit.</summary>
    private const float Optimum = 2e-6f;

    /// <summary>With L1 or a coarse stop rule ML.NET's own weights move this much with the number of threads, since its sums are single precision.</summary>
    private const float StoppingNoise = 5e-4f;

    /// <summary>A deviance is 240 times the loss: its last digits are those of a single.</summary>
    private const float DevianceDigits = 1e-3f;

    private const int Classes = 3;
    private const int Features = 4;
    private readonly MLContext _context = new(1);
    private readonly Row[] _rows = Samples.Clusters(120, Classes, Features, spread: 2);

    [Fact]
    public void L2_alone_gives_the_optimum_of_the_penalised_likelihood()
    {
        var model = Fit(new() { L1Regularization = 0, L2Regularization = 0.1f, OptimizationTolerance = 1e-9f });

        Same([0.5082384f, 0.0076266276f, -0.51586485f], [.. model.GetBiases()], Optimum);
        Same(
            [
                -0.37117136f, -0.076428264f, -0.2718114f, 0.22947276f,
                -0.20530728f, 0.48580864f, 0.42081538f, 0.18618806f,
                0.5764784f, -0.40937993f, -0.14900416f, -0.4156612f,
            ],
            Weights(model),
            Optimum);
    }

    [Fact]
    public void The_defaults_penalise_with_L1_and_L2_and_leave_some_weights_at_exactly_zero()
    {
        var model = Fit(new());

        Same([0.444512367f, -0.005415387f, -0.43909287f], [.. model.GetBiases()], StoppingNoise);
        Same(
            [-0.15495765f, 0, -0.12799986f, 0.042806387f, 0, 0.5172774f, 0.52571356f, 0, 0.69704634f, -0.2941678f, 0, -0.53347975f],
            Weights(model),
            StoppingNoise);
        Assert.Equal([1, 4, 7, 10], Zeros(model));
    }

    [Fact]
    public void L1_alone_drops_more_weights_the_larger_it_is()
    {
        var model = Fit(new() { L1Regularization = 8, L2Regularization = 0 });

        Same([0.30363983f, -0.027109627f, -0.27653003f], [.. model.GetBiases()], StoppingNoise);
        Same(
            [-0.057323374f, 0, -0.08655405f, 0, 0, 0.3795478f, 0.42891613f, 0, 0.52076024f, -0.1887266f, 0, -0.37278283f],
            Weights(model),
            StoppingNoise);
        Assert.Equal([1, 3, 4, 7, 10], Zeros(model));
        Assert.Equal(12, Zeros(Fit(new() { L1Regularization = 1000, L2Regularization = 0 })).Length);
    }

    [Fact]
    public void Non_negativity_with_L1_holds_for_weights_only()
    {
        var model = Fit(new() { EnforceNonNegativity = true });

        Same([0.44438228f, -0.034341887f, -0.41004008f], [.. model.GetBiases()], Optimum);
        Same(
            [0, 0.2572953f, 0, 0.53869253f, 0.10984747f, 0.7770987f, 0.6320286f, 0.49226052f, 0.8043583f, 0, 0.09384469f, 0],
            Weights(model),
            Optimum);
    }

    [Fact]
    public void Non_negativity_without_L1_holds_for_biases_too()
    {
        var model = Fit(new() { EnforceNonNegativity = true, L1Regularization = 0 });

        Same([0.93667185f, 0.45551732f, 0], [.. model.GetBiases()], StoppingNoise);
        Same(
            [0, 0.30061454f, 0, 0.5986928f, 0.14941654f, 0.84095824f, 0.6702219f, 0.55393445f, 0.88419265f, 0, 0.11911749f, 0],
            Weights(model),
            StoppingNoise);
    }

    [Fact]
    public void Example_weights_scale_each_examples_loss()
    {
        var model = Fit(new() { ExampleWeightColumnName = "Weight", HistorySize = 2 });

        Same([0.45781645f, -0.06860343f, -0.3892127f], [.. model.GetBiases()], StoppingNoise);
        Same(
            [-0.24811497f, 0, -0.12858513f, 0.07773818f, 0, 0.5278999f, 0.54065096f, 0, 0.60303634f, -0.26524353f, 0, -0.53509116f],
            Weights(model),
            StoppingNoise);
    }

    [Fact]
    public void An_example_of_weight_two_counts_as_two_examples()
    {
        var options = () => new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            L1Regularization = 0,
            OptimizationTolerance = 1e-9f,
            ExampleWeightColumnName = "Weight",
        };
        foreach (var row in _rows)
            row.Weight = row.Class == 0 ? 2 : 1;
        var weighted = Fit(options());
        var repeated = _rows.Concat(_rows.Where(row => row.Class == 0)).ToArray();
        foreach (var row in repeated)
            row.Weight = 1;

        Same(Weights(Fit(options(), repeated)), Weights(weighted), StoppingNoise);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_number_of_threads_does_not_matter_to_the_optimum(int threads)
    {
        var one = Fit(new() { L1Regularization = 0, L2Regularization = 0.1f, OptimizationTolerance = 1e-9f, NumberOfThreads = 1 });
        var many = Fit(new() { L1Regularization = 0, L2Regularization = 0.1f, OptimizationTolerance = 1e-9f, NumberOfThreads = threads });

        Same(Weights(one), Weights(many), Optimum);
    }

    [Fact]
    public void Starting_elsewhere_ends_at_the_same_optimum()
    {
        var zero = Fit(new() { L1Regularization = 0, L2Regularization = 0.1f, OptimizationTolerance = 1e-9f });
        var random = Fit(new() { L1Regularization = 0, L2Regularization = 0.1f, OptimizationTolerance = 1e-9f, InitialWeightsDiameter = 3 });

        Same(Weights(zero), Weights(random), StoppingNoise);
    }

    [Fact]
    public void Descent_by_single_rows_can_find_the_start()
    {
        var rows = Samples.Clusters(150, Classes, 6);
        var options = new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            NumberOfThreads = 1,
            Quiet = true,
            StochasticGradientDescentInitilaizationTolerance = 1,
            MaximumNumberOfIterations = 1,
        };

        var model = _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(options).Fit(Samples.Multiclass(_context, rows, Classes, 6)).Model;

        Same([0.91577315f, -0.33701798f, -0.5787544f], [.. model.GetBiases()], Optimum);
    }

    [Fact]
    public void An_iteration_limit_stops_on_the_way_to_the_optimum()
    {
        var first = Fit(new() { L1Regularization = 0, L2Regularization = 0.1f, MaximumNumberOfIterations = 1 });
        var third = Fit(new() { L1Regularization = 0, L2Regularization = 0.1f, MaximumNumberOfIterations = 3 });

        Same([0, 0, 0], [.. first.GetBiases()], Optimum);
        Same(
            [
                -0.21835263f, -0.055201832f, -0.3268332f, 0.17401756f, -0.18161057f, 0.42415765f,
                0.46359876f, 0.07793367f, 0.39996326f, -0.36895585f, -0.13676563f, -0.2519513f,
            ],
            Weights(first),
            Optimum);
        Same([0.14339527f, -0.044492282f, -0.09890294f], [.. third.GetBiases()], Optimum);
        Same(
            [
                -0.36529282f, -0.0962662f, -0.35005057f, 0.17698883f, -0.11371628f, 0.4260258f,
                0.42139357f, 0.14908195f, 0.47900915f, -0.32975963f, -0.071343064f, -0.32607087f,
            ],
            Weights(third),
            Optimum);
    }

    [Fact]
    public void The_orthant_wise_search_takes_the_same_steps()
    {
        var second = Fit(new() { MaximumNumberOfIterations = 2 });

        Same([0.05585549f, -0.020460851f, -0.0353946f], [.. second.GetBiases()], Optimum);
        Same(
            [
                -0.27881804f, -0.07662446f, -0.34821382f, 0.15025887f, -0.14384891f, 0.41733712f,
                0.43520805f, 0.11293469f, 0.4356081f, -0.32777157f, -0.07405319f, -0.27613476f,
            ],
            Weights(second),
            Optimum);
    }

    [Fact]
    public void Training_goes_on_from_a_given_model()
    {
        var data = Samples.Multiclass(_context, _rows, Classes, Features);
        var trainer = _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(
            new LbfgsMaximumEntropyMulticlassTrainer.Options { L1Regularization = 0, L2Regularization = 0.1f, OptimizationTolerance = 1e-9f });
        var optimum = trainer.Fit(data).Model;
        var onestep = _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(
            new LbfgsMaximumEntropyMulticlassTrainer.Options { L1Regularization = 0, L2Regularization = 0.1f, MaximumNumberOfIterations = 1 });

        var continued = onestep.Fit(data, optimum).Model;

        Same(Weights(optimum), Weights(continued), StoppingNoise);
        Assert.True(trainer.Info.WantCaching);
    }

    [Fact]
    public void A_given_model_must_fit_the_data()
    {
        var model = Fit(new());
        var wide = Samples.Multiclass(_context, Samples.Clusters(30, Classes, 5), Classes, 5);
        var more = Samples.Multiclass(_context, Samples.Clusters(30, 4, Features), 4, Features);
        var trainer = _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy();

        Assert.Throws<InvalidOperationException>(() => trainer.Fit(wide, model));
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(more, model));
    }

    [Fact]
    public void One_class_needs_no_step_at_all()
    {
        var rows = Samples.Clusters(20, 1, Features);
        var data = Samples.Multiclass(_context, rows, 1, Features);

        var model = _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(data).Model;

        Assert.Equal([0f], model.GetBiases());
        Assert.Equal(new float[Features], Weights(model));
    }

    [Fact]
    public void Statistics_tell_how_well_the_model_fits()
    {
        var model = Fit(new() { ShowTrainingStatistics = true, L1Regularization = 0, L2Regularization = 0.1f, OptimizationTolerance = 1e-9f });

        Assert.Equal(120, model.Statistics.TrainingExampleCount);
        Assert.Equal(15, model.Statistics.ParametersCount);
        Assert.Equal(263.66696f, model.Statistics.NullDeviance, DevianceDigits);
        Assert.Equal(141.26805f, model.Statistics.Deviance, DevianceDigits);
        Assert.Null(Fit(new()).Statistics);
    }

    [Fact]
    public void Weight_vectors_are_copied_into_the_buffers_given()
    {
        var model = Fit(new());
        var kept = new VBuffer<float>[5];
        model.GetWeights(ref kept, out var classes);

        Assert.Equal(Classes, classes);
        Assert.All(kept.Take(Classes), weights => Assert.Equal(Features, weights.Length));
    }

    private static void Same(float[] expected, float[] actual, float tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    private static float[] Weights(MaximumEntropyModelParameters model)
    {
        VBuffer<float>[] weights = null!;
        model.GetWeights(ref weights, out _);
        return [.. weights.SelectMany(row => row.DenseValues())];
    }

    private static int[] Zeros(MaximumEntropyModelParameters model) =>
        [.. Weights(model).Select((weight, index) => (weight, index)).Where(item => item.weight == 0).Select(item => item.index)];

    private MaximumEntropyModelParameters Fit(LbfgsMaximumEntropyMulticlassTrainer.Options options, Row[]? rows = null)
    {
        options.LabelColumnName = "Label";
        var data = Samples.Multiclass(_context, rows ?? _rows, Classes, Features);
        return _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(options).Fit(data).Model;
    }
}
