using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Training;
using MLNetVision.Training.Schedules;
using Xunit.Abstractions;

namespace MLNetVision.Tests.Pipelines.Autoencoders;

/// <summary>Reconstructions that are compared with a column of their own.</summary>
public sealed class TargetTests(ITestOutputHelper output)
{
    private const int Half = Digits.Side / 2;
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Digits_that_an_autoencoder_enlarges_are_nearer_to_the_truth_than_repeated_pixels()
    {
        var (known, unseen) = (Pairs(Digits.Every(4)), Pairs(Digits.Every(10, 3)));
        var options = new AutoencoderOptions
        {
            Picture = new PictureShape(Half, Half),
            Layers = AutoencoderLayers.Convolutional,
            HiddenSizes = [24, 24],
            Stride = 1,
            CodeSize = 0,
            CodeActivation = UnitActivation.Relu,
            TargetColumnName = "Large",
            TargetPicture = Digits.Shape,
            ReconstructionColumnName = "Restored",
            Training = new TrainingOptions
            {
                Epochs = 8, BatchSize = 16, Seed = 1, Schedule = new CosineAnnealing(),
                Rule = new TrainingRule { Optimizer = new Adam { LearningRate = 0.004 } },
            },
        };
        var model = _ml.Transforms.Autoencoder("Code", "Small", options).Fit(_ml.Data.LoadFromEnumerable(known));
        float[][] truth = [.. unseen.Select(p => p.Large)];
        var enlarged = Digits.Psnr(model.Transform(_ml.Data.LoadFromEnumerable(unseen)).Vectors("Restored"), truth);
        var repeated = Digits.Psnr([.. unseen.Select(p => Repeated(p.Small))], truth);

        output.WriteLine($"{enlarged:F2} dB enlarged, {repeated:F2} dB with every pixel four times");
        Assert.InRange(enlarged, repeated + 2, 100);
        Assert.Throws<InvalidOperationException>(() => model.Threshold);
        Assert.Empty(model.TrainingErrors);
    }

    [Fact]
    public void A_target_that_the_data_to_score_lacks_is_not_missed()
    {
        var pairs = Pairs(Digits.Every(500));
        var options = new AutoencoderOptions { HiddenSizes = [], CodeSize = 3, TargetColumnName = "Large", ReconstructionColumnName = "Restored" };
        var model = _ml.Transforms.Autoencoder("Code", "Small", options with { Training = new TrainingOptions { Epochs = 1 } })
            .Fit(_ml.Data.LoadFromEnumerable(pairs));
        var scored = model.Transform(_ml.Transforms.DropColumns("Large").Fit(_ml.Data.LoadFromEnumerable(pairs)).Transform(_ml.Data.LoadFromEnumerable(pairs)));

        Assert.Equal(Digits.Size, scored.Vectors("Restored")[0].Length);
        Assert.Contains("'Nowhere'", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.Autoencoder(
            "Code", "Small", options with { TargetColumnName = "Nowhere" }).Fit(_ml.Data.LoadFromEnumerable(pairs))).Message, StringComparison.Ordinal);
    }

    private static Pair[] Pairs(Digits.Row[] rows) => [.. rows.Select(r => new Pair { Large = r.Pixels, Small = Halved(r.Pixels) })];

    private static float[] Halved(float[] large) => [.. Enumerable.Range(0, Half * Half).Select(i =>
    {
        var at = (i / Half * 2 * Digits.Side) + (i % Half * 2);
        return MathF.Floor((large[at] + large[at + 1] + large[at + Digits.Side] + large[at + Digits.Side + 1]) / 4);
    })];

    private static float[] Repeated(float[] small) =>
        [.. Enumerable.Range(0, Digits.Size).Select(i => small[(i / Digits.Side / 2 * Half) + (i % Digits.Side / 2)])];

    private sealed class Pair
    {
        [VectorType(Half * Half)]
        public float[] Small { get; set; } = [];

        [VectorType(Digits.Size)]
        public float[] Large { get; set; } = [];
    }
}
