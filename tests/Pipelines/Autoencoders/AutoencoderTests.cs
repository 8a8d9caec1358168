using System.Diagnostics;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Compute;
using MLNetVision.Estimators;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Tests.Pipelines.Trainers;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Events;

namespace MLNetVision.Tests.Pipelines.Autoencoders;

public sealed class AutoencoderTests : IDisposable
{
    private static readonly AutoencoderOptions Short = new()
    {
        Picture = new PictureShape(Blots.Side, Blots.Side),
        HiddenSizes = [12],
        CodeSize = 5,
        Activation = UnitActivation.Tanh,
        ReconstructionColumnName = "Restored",
        ErrorColumnName = "Error",
        Training = new TrainingOptions { Epochs = 3, BatchSize = 8, Seed = 2 },
    };

    private readonly MLContext _ml = new(seed: 1);
    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-autoencoders-").FullName;

    public static TheoryData<string> Kinds => [.. Made.Keys];

    private static Dictionary<string, AutoencoderOptions> Made { get; } = new()
    {
        ["dense"] = Short,
        ["tied"] = Short with { TiesWeights = true },
        ["numbers"] = Short with { Picture = null, Scaling = InputScaling.Standardise },
        ["convolutional"] = Short with { Layers = AutoencoderLayers.Convolutional, HiddenSizes = [3, 4], TiesWeights = true },
        ["maps"] = Short with { Layers = AutoencoderLayers.Convolutional, HiddenSizes = [3, 4], CodeSize = 0 },
        ["odd maps"] = Short with { Layers = AutoencoderLayers.Convolutional, HiddenSizes = [3, 4, 5, 6], Kernel = 5 },
        ["variational"] = Short with { Variational = new Variational(), Loss = ReconstructionLoss.CrossEntropy },
    };

    public static TheoryData<int> LayerEpochs => [0, 2];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_a_code_is_decoded_to_is_the_reconstruction(string kind)
    {
        var data = Blots.View(_ml, 30);
        var model = _ml.Transforms.Autoencoder("Code", "Pixels", Made[kind]).Fit(data);
        var view = model.Transform(data);
        var (restored, pixels) = (view.Vectors("Restored"), view.Vectors("Pixels"));
        var decoded = model.ToDecoder(view.Schema, "Code", "Decoded").Transform(view).Vectors("Decoded");

        AssertNear(restored, model.Decode(view.Vectors("Code")));
        AssertNear(restored, decoded);
        if (Made[kind].Picture is not null)
        {
            double[] errors = [.. restored.Zip(pixels, (r, p) => Digits.Distance(r, p) / p.Length / 255 / 255)];
            Assert.All(view.Values<float>("Error").Zip(errors), e => Assert.Equal(e.Second, e.First, 1e-4 * e.Second));
        }
    }

    [Fact]
    public void The_threshold_is_the_quantile_of_the_training_errors()
    {
        var data = Blots.View(_ml, 40);
        var model = _ml.Transforms.Autoencoder("Code", "Pixels", Short with { ThresholdQuantile = 0.9 }).Fit(data);
        float[] errors = [.. model.Transform(data).Values<float>("Error").Order()];

        Assert.Equal(errors[35], model.Threshold, 1e-6);
        Assert.Equal(errors[^1], model.ThresholdAt(1), 1e-6);
        Assert.Equal(40, model.TrainingErrors.Count);
        Assert.Equal(model.Threshold, VisionThreshold(model));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.ThresholdAt(0));
    }

    [Fact]
    public void Numbers_that_never_change_are_given_back_as_they_are()
    {
        var rows = Enumerable.Range(0, 20).Select(i => new Numbers { Values = [7, i * 1000, -i, 1e6f] }).ToArray();
        foreach (var scaling in (InputScaling[])[InputScaling.Standardise, InputScaling.UnitRange])
        {
            var options = Short with { Picture = null, Scaling = scaling, Training = Short.Training with { Epochs = 100 } };
            var view = _ml.Transforms.Autoencoder("Code", "Values", options).Fit(_ml.Data.LoadFromEnumerable(rows))
                .Transform(_ml.Data.LoadFromEnumerable(rows));

            Assert.All(view.Vectors("Restored"), r => Assert.Equal((7f, 1e6f), (r[0], r[3])));
            Assert.InRange(view.Vectors("Restored")[10][1], 8000, 12000);
            Assert.All(view.Values<float>("Error"), e => Assert.True(float.IsFinite(e)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_cancelled_fit_ends_soon_with_the_best_so_far(int layerEpochs)
    {
        using var stop = new CancellationTokenSource();
        var cancelled = 0L;
        var log = new EventLog
        {
            Then = e =>
            {
                if (e is StepTaken { Epoch: 4 } && cancelled == 0)
                {
                    cancelled = Stopwatch.GetTimestamp();
                    stop.Cancel();
                }
            },
        };
        var options = Short with { LayerEpochs = layerEpochs, Training = Short.Training with { Epochs = 1_000_000 } };
        var model = _ml.Transforms.Autoencoder("Code", "Pixels", options, new VisionRun { Observers = [log], Cancellation = stop.Token })
            .Fit(Blots.View(_ml, 400));

        // A second is promised; ten are allowed here, so that no busy machine decides.
        Assert.InRange(Stopwatch.GetElapsedTime(cancelled).TotalSeconds, 0, 10);
        Assert.Equal(StopReason.Cancelled, model.Stages[^1].Reason);
        Assert.Equal(3, model.Stages[^1].History.Count);
        Assert.All(model.Transform(Blots.View(_ml, 4)).Values<float>("Error"), e => Assert.True(float.IsFinite(e)));
    }

    [Fact]
    public void A_fit_cancelled_among_its_layers_still_gives_a_model()
    {
        using var stop = new CancellationTokenSource();
        var log = new EventLog
        {
            Then = e =>
            {
                if (e is EpochEnded)
                    stop.Cancel();
            },
        };
        var options = Short with { LayerEpochs = 5 };
        var model = _ml.Transforms.Autoencoder("Code", "Pixels", options, new VisionRun { Observers = [log], Cancellation = stop.Token })
            .Fit(Blots.View(_ml, 40));

        Assert.Single(model.Stages);
        Assert.Equal(4, model.Transform(Blots.View(_ml, 4)).Vectors("Restored").Length);
    }

    [Theory]
    [OnEngines(nameof(LayerEpochs), nameof(ManagedEngine))]
    [OnTorch(nameof(LayerEpochs))]
    public void A_fit_that_was_interrupted_goes_on_bit_for_bit(int layerEpochs, string engine)
    {
        var options = Short with
        {
            Noise = new GaussianNoise(), Variational = layerEpochs == 0 ? new Variational() : null, LayerEpochs = layerEpochs, ValidationFraction = 0.2,
            Training = Short.Training with { Epochs = 4 },
        };
        using var stop = new CancellationTokenSource();
        var steps = 0;
        var log = new EventLog
        {
            Then = e =>
            {
                if (e is StepTaken && ++steps == 17)
                    stop.Cancel();
            },
        };
        var kept = new CheckpointOptions(_folder);
        Fit(TinyCnn.On(engine) with { Checkpoints = kept, Observers = [log], Cancellation = stop.Token });
        var resumed = Fit(TinyCnn.On(engine) with { Checkpoints = kept });
        var whole = Fit(TinyCnn.On(engine));

        ImageCnnTests.AssertSame(whole.Model.Weights, resumed.Model.Weights);
        Assert.Equal(whole.History, resumed.History);

        AutoencoderModel Fit(VisionRun run) => _ml.Transforms.Autoencoder("Code", "Pixels", options, run).Fit(Blots.View(_ml, 50));
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var options = Short with { Noise = new SaltAndPepperNoise() };
        var models = new[] { 1, 2, 3 }
            .Select(t => _ml.Transforms.Autoencoder("Code", "Pixels", options, new VisionRun { Threads = t }).Fit(Blots.View(_ml, 50))).ToArray();

        ImageCnnTests.AssertSame(models[0].Model.Weights, models[1].Model.Weights);
        ImageCnnTests.AssertSame(models[0].Model.Weights, models[2].Model.Weights);
    }

    [Fact]
    public void An_encoder_is_a_backbone_and_the_beginning_of_another_network()
    {
        var data = Blots.View(_ml, 100);
        var encoder = _ml.Transforms.Autoencoder("Code", "Pixels", Made["convolutional"] with { Training = Short.Training with { Epochs = 10 } })
            .Fit(data).Encoder;
        var features = _ml.Transforms.ImageFeatures("Features", "Pixels", encoder).Fit(data).Transform(data).Vectors("Features");
        var transferred = _ml.MulticlassClassification.Trainers.TransferLearning("Number", "Pixels", encoder).Fit(data);

        Assert.Equal(5, features[0].Length);
        Assert.InRange(_ml.MulticlassClassification.Evaluate(transferred.Transform(data), "Number").MicroAccuracy, 0.7, 1);

        var file = Path.Combine(_folder, "encoder.safetensors");
        encoder.SaveWeights(file);
        var choice = new NetworkChoice { Height = Blots.Side, Width = Blots.Side, Channels = 1, Mean = [0], Deviation = [1], WeightsFile = file };
        var still = TinyCnn.Training with { Epochs = 1, Rule = new() { Optimizer = new Sgd { LearningRate = 1e-12 } } };
        var begun = _ml.MulticlassClassification.Trainers.ImageCnn(
            "Quarter", "Pixels", (x, classes) => x.Then(encoder.Network).Dense(classes, name: "head"),
            new ImageCnnOptions { Network = choice, Training = still })
                .Fit(data);

        foreach (var (name, weight) in encoder.Weights)
            AssertNear([weight.ToFloats()], [begun.Model.Weights[name].ToFloats()]);
    }

    [Fact]
    public void A_row_without_a_picture_is_named()
    {
        var rows = Blots.Rows(4).Select((r, i) => new Blots.ImageRow
        {
            Id = i, Image = i == 2 ? null : MLImage.CreateFromPixels(8, 8, MLPixelFormat.Bgra32, new byte[256]),
        });
        var error = Assert.Throws<InvalidOperationException>(() => _ml.Transforms.Autoencoder("Code", "Image", Short).Fit(_ml.Data.LoadFromEnumerable(rows)));

        Assert.Contains("row 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_are_data()
    {
        var options = Made["odd maps"] with
        {
            Noise = new SaltAndPepperNoise(0.1), Sparsity = new Sparsity { L1 = 1 }, Contraction = new Contraction(), TargetColumnName = "T",
        };
        var again = JsonSerializer.Deserialize<AutoencoderOptions>(JsonSerializer.Serialize(options));

        Assert.Equal(options, again);
        Assert.NotEqual(options, again! with { HiddenSizes = [3, 4, 5, 7] });
        Assert.NotEqual(options, again with { Noise = new MaskingNoise(0.1) });
    }

    private static double VisionThreshold(AutoencoderModel model) => model.Scoring.Model.Card.Metrics["reconstruction error threshold"];

    private static void AssertNear(float[][] expected, float[][] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var scale = expected[i].Max(Math.Abs) + 1e-3;
            Assert.All(expected[i].Zip(actual[i]), v => Assert.Equal(v.First, v.Second, 1e-5 * scale));
        }
    }

    private sealed class Numbers
    {
        [VectorType(4)]
        public float[] Values { get; set; } = [];
    }
}
