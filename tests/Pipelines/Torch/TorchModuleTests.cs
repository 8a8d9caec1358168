using Microsoft.ML;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.Pipelines.Trainers;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Torch;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Schedules;
using MLNetVision.Transforms;
using TorchSharp;
using static TorchSharp.torch;
using Device = MLNetVision.Torch.Device;

namespace MLNetVision.Tests.Pipelines.Torch;

/// <summary>Modules of TorchSharp as models: what is known becomes a network, what is not is trained as it is.</summary>
public sealed class TorchModuleTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TorchFact]
    public void A_Sequential_of_known_layers_is_read_as_a_network()
    {
        var source = new TorchEngine(Device.Cpu).WithModule(
            classes => nn.Sequential(
                nn.Linear(12, 9), nn.GELU(), nn.Dropout(0.25), nn.Sequential(nn.Linear(9, 8, hasBias: false), nn.LeakyReLU(0.2)), nn.Linear(8, classes)));

        var model = source.Create([Networks.Dim.Batch, 12], 3);

        Assert.Equal(
            ["Input", "Dense", "Gelu", "Dropout", "Dense", "LeakyRelu", "Dense"], model.Network.Nodes.Select(n => n.Op.Name));
        Assert.Contains("3.0.weight", model.Weights.Keys);
        Assert.DoesNotContain("3.0.bias", model.Weights.Keys);
        Assert.Equal(0.25f, model.Network.Nodes.Select(n => n.Op).OfType<Networks.Ops.Dropout>().Single().Probability);
        Assert.Equal(0.2f, model.Network.Nodes.Select(n => n.Op).OfType<Networks.Ops.LeakyRelu>().Single().Slope, 5);
    }

#if !TORCH_CONTRACTS
    [TorchFact]
    public void Windows_and_normalisations_are_known_by_what_they_compute()
    {
        var source = new TorchEngine(Device.Cpu).WithModule(classes => nn.Sequential(
            nn.Conv2d(3, 8, 5, stride: 2, padding: 2, bias: false), nn.BatchNorm2d(8, 0.001, 0.25), nn.ReLU(), nn.MaxPool2d(3, stride: 2, padding: 1),
            nn.Conv2d(8, 12, 3, padding: 1, groups: 4), nn.SiLU(), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(12 * 2 * 2, classes)));

        var ops = source.Create([Networks.Dim.Batch, 3, 17, 17], 4).Network.Nodes.Select(n => n.Op).ToArray();

        Assert.Equal(new Networks.Ops.BatchNorm(0.001f, 0.25f), ops[2]);
        var convolution = Assert.IsType<Networks.Ops.Conv2d>(ops[1]);
        Assert.Equal((2, 2, 1), (convolution.Stride.Height, convolution.Padding.Top, convolution.Groups));
        var pool = Assert.IsType<Networks.Ops.MaxPool2d>(ops[4]);
        Assert.Equal((3, 2, 1), (pool.Kernel.Height, pool.Stride.Height, pool.Padding.Top));
        Assert.Equal(4, Assert.IsType<Networks.Ops.Conv2d>(ops[5]).Groups);
    }
#endif

    [TorchFact]
    public void What_is_read_as_a_network_is_trained_and_saved_through_MLNet()
    {
        var engine = new TorchEngine(Device.Cpu);
        using var model = Train(engine.WithModule(classes => nn.Sequential(nn.Linear(400, 64), nn.ReLU(), nn.Linear(64, classes))));

        Assert.True(model.History[^1]["loss"] < 0.7 * model.History[0]["loss"]);
        Assert.All(model.Model.Network.Nodes, n => Assert.NotEqual("TorchModule", n.Op.Name));
        Assert.NotEmpty(Saved(model));
    }

    [TorchFact]
    public void Any_other_module_is_trained_as_it_is_and_the_error_says_how_it_is_saved()
    {
        var source = new TorchEngine(Device.Cpu).WithModule(classes => new TwoWays(classes), "two ways");
        using var model = Train(source);

        Assert.True(model.History[^1]["loss"] < 0.7 * model.History[0]["loss"]);
        var message = Assert.Throws<NotSupportedException>(() => Saved(model)).Message;
        Assert.Contains("'two ways' cannot be saved through ML.NET", message, StringComparison.Ordinal);
        Assert.Contains("VisionModel.Save", message, StringComparison.Ordinal);
    }

    [TorchFact]
    public void A_module_comes_back_from_our_container_with_its_weights()
    {
        var source = new TorchEngine(Device.Cpu).WithModule(classes => new TwoWays(classes), "two ways");
        using var model = Train(source);
        using var file = new MemoryStream();
        VisionModel.Save(VisionModelContent.Of(model.Scoring), file);

        file.Position = 0;
        Assert.Contains("TorchModule", Assert.Throws<VisionModelException>(() => VisionModel.Load(file)).Message, StringComparison.Ordinal);
        file.Position = 0;
        using var loaded = VisionModel.Load(file, model: source).ToTransformer(new ScoringOptions { Engine = source.Engine });
        Assert.Equal(Scores(model), Scores(loaded));
    }

    [TorchFact]
    public void Every_task_trains_a_module_and_its_container_brings_it_back()
    {
        var source = new TorchEngine(Device.Cpu).WithModule(outputs => new TwoWays(outputs, Blots.Side * Blots.Side), "two ways");
        var data = Blots.View(_ml, 96);
        foreach (var trainer in new ImageTrainer[]
        {
            _ml.BinaryClassification.Trainers.ImageCnn("IsNorth", "Pixels", source, new BinaryImageCnnOptions { Training = TinyCnn.Training }),
            _ml.MulticlassClassification.Trainers.ImageCnnMultiLabel("Sides", "Pixels", source, new MultiLabelImageCnnOptions { Training = TinyCnn.Training }),
            _ml.Regression.Trainers.ImageCnn("Light", "Pixels", source, new ImageRegressionOptions { Training = TinyCnn.Training }),
        })
        {
            using var model = trainer.Fit(data);
            using var file = new MemoryStream();
            VisionModel.Save(VisionModelContent.Of(model.Scoring), file);
            file.Position = 0;
            using var loaded = VisionModel.Load(file, model: source).ToTransformer(new ScoringOptions { Engine = source.Engine });

            Assert.True(model.History[^1]["loss"] < 0.9 * model.History[0]["loss"], string.Join("; ", model.History));
            Assert.Contains(model.Model.Network.Nodes, n => n.Op.Name == "TorchModule");
            Assert.Equal(
                Snapshot.Rows(model.Transform(data), ["Score"]).Select(r => $"{r[0]}"),
                Snapshot.Rows(loaded.Transform(data), ["Score"]).Select(r => $"{r[0]}"));
        }
    }

    private static IEnumerable<Digit> Digits => DigitSheet.Read().Where(d => d.Number % 10 == 0);

    private TrainedImageModel Train(Networks.Engines.IModelSource source) => _ml.MulticlassClassification.Trainers.ImageCnn(
        "Digit", "Pixels", source, new ImageCnnOptions
        {
            Training = new TrainingOptions
            {
                Epochs = 4,
                BatchSize = 20,
                Rule = new TrainingRule { Optimizer = new Adam { LearningRate = 0.002 } },
                Schedule = new ConstantRate(),
            },
        }).Fit(_ml.Data.LoadFromEnumerable(Digits));

    private byte[] Saved(TrainedImageModel model)
    {
        using var file = new MemoryStream();
        _ml.Model.Save(model, _ml.Data.LoadFromEnumerable(Digits).Schema, file);
        return file.ToArray();
    }

    private float[] Scores(ITransformer model) => [.. _ml.Data.CreateEnumerable<Scored>(
        model.Transform(_ml.Data.LoadFromEnumerable(Digits.Take(20))), reuseRowObject: false).SelectMany(s => s.Score)];

    private sealed class Scored
    {
        public float[] Score { get; set; } = [];
    }

    /// <summary>A module with code of its own: a sum of two ways.</summary>
    private sealed class TwoWays : nn.Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Linear _first;
        private readonly TorchSharp.Modules.Linear _second;
        private readonly TorchSharp.Modules.Linear _last;

        public TwoWays(int outputs, int pixels = 400)
            : base(nameof(TwoWays))
        {
            _first = nn.Linear(pixels, 32);
            _second = nn.Linear(pixels, 32);
            _last = nn.Linear(32, outputs);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _last.forward(_first.forward(input).relu().add(_second.forward(input).sigmoid()));
    }
}
