using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Tests.Pipelines.Trainers;
using MLNetVision.Training;
using Xunit.Abstractions;

namespace MLNetVision.Tests.Pipelines.Autoencoders;

public sealed class VariationalTests(ITestOutputHelper output)
{
    private static readonly AutoencoderOptions Options = new()
    {
        Picture = Digits.Shape,
        HiddenSizes = [128],
        CodeSize = 8,
        Loss = ReconstructionLoss.CrossEntropy,
        Variational = new Variational(),
        MeanColumnName = "Mean",
        VarianceColumnName = "Variance",
        Training = new TrainingOptions { Epochs = 20, BatchSize = 32, Seed = 1, Rule = new TrainingRule { Optimizer = new Adam { LearningRate = 0.003 } } },
    };

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void The_lower_bound_rises_and_codes_come_to_fill_the_standard_normal()
    {
        var rows = Digits.Every(4);
        var model = _ml.Transforms.Autoencoder("Code", "Pixels", Options with { ValidationFraction = 0.2 }).Fit(Digits.View(_ml, rows));
        var view = model.Transform(Digits.View(_ml, rows));
        var (codes, means, variances) = (view.Vectors("Code"), view.Vectors("Mean"), view.Vectors("Variance"));
        double[] spread = [.. Enumerable.Range(0, Options.CodeSize).Select(u => means.Average(m => m[u] * m[u]) + variances.Average(v => v[u]))];

        output.WriteLine(
            $"bound {-model.History[0]["validation loss"]:F2} to {-model.Best!["validation loss"]:F2};"
                + $" mean² + variance {string.Join(", ", spread.Select(s => $"{s:F2}"))}");
        Assert.True(model.Best!["validation loss"] < model.History[0]["validation loss"] - 5);
        Assert.Equal(codes, means);
        Assert.All(spread, s => Assert.InRange(s, 0.6, 1.5));
        Assert.All(variances, v => Assert.All(v, x => Assert.InRange(x, 0, 2)));
    }

    [Fact]
    public void Samples_of_a_condition_look_like_it()
    {
        var known = Digits.Every(2);
        var conditional = Options with { Variational = new Variational { ConditionSize = Digits.Classes } };
        var model = _ml.Transforms.Autoencoder("Code", "Pixels", conditional).Fit(_ml.Data.LoadFromEnumerable(known.Select(r => new Conditioned
        {
            Pixels = [.. r.Pixels, .. OneHot(r.Class)],
        })));
        float[][] pixels = [.. known.Select(r => r.Pixels)];
        var right = Enumerable.Range(0, Digits.Classes).Sum(
            c => model.Sample(10, seed: (ulong)c, OneHot(c)).Count(s => known[Digits.Nearest(pixels, s)].Class == c));

        output.WriteLine($"{right} of 100 samples are nearest to a digit of their class");
        Assert.InRange(right, 85, 100);
    }

    [Fact]
    public void Samples_depend_on_the_seed_alone()
    {
        var model = _ml.Transforms.Autoencoder("Code", "Pixels", Options with { Training = Options.Training with { Epochs = 1 } })
            .Fit(Digits.View(_ml, Digits.Every(100)));

        Assert.Equal(model.Sample(3, seed: 4), model.Sample(300, seed: 4)[..3]);
        Assert.NotEqual(model.Sample(3, seed: 4), model.Sample(3, seed: 5));
        Assert.Empty(model.Sample(0));
        Assert.Contains("condition has 2", Assert.Throws<ArgumentException>(() => model.Sample(1, 0, [1, 0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_autoencoder_that_is_not_variational_cannot_be_sampled()
    {
        var options = new AutoencoderOptions { Training = new TrainingOptions { Epochs = 1 } };
        var model = _ml.Transforms.Autoencoder("Code", "Pixels", options).Fit(Blots.View(_ml, 8));

        Assert.Contains("Variational", Assert.Throws<InvalidOperationException>(() => model.Sample(1)).Message, StringComparison.Ordinal);
    }

    private static float[] OneHot(int of) => [.. Enumerable.Range(0, Digits.Classes).Select(c => c == of ? 1f : 0)];

    private sealed class Conditioned
    {
        [VectorType(Digits.Size + Digits.Classes)]
        public float[] Pixels { get; set; } = [];
    }
}
