using Microsoft.ML;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Sweeps;
using MLNetVision.Tests.Pipelines.Trainers;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Trainers;
using MLNetVision.Transforms;
using Xunit;

namespace MLNetVision.Tests.Pipelines.Sweeps;

public class ImageSpaceTests
{
    private static readonly ImageClassificationSetting Setting = new()
    {
        Label = "Quarter", Image = "Pixels", Height = Blots.Side, Width = Blots.Side, Channels = 1, Epochs = 1,
    };

    private readonly MLContext _ml = new(seed: 1);

    public static TheoryData<string, SweepSpace> Spaces => new()
    {
        { "quick", ImageClassificationSpace.Quick }, { "medium", ImageClassificationSpace.Medium }, { "best", ImageClassificationSpace.Best },
    };

    [Theory]
    [MemberData(nameof(Spaces))]
    public void A_ready_space_is_the_same_after_JSON(string name, SweepSpace space)
    {
        Assert.Equal(space, SweepSpace.FromJson(space.ToJson(), name));
        Assert.All(space.Parameters, p => Assert.NotNull(p.Usual));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_trial_of_a_ready_space_comes_to_an_end(bool isMedium) =>
        Ends(isMedium ? ImageClassificationSpace.Medium : ImageClassificationSpace.Quick, Setting, images: false);

    [NeedsScalingFact]
    public void Every_trial_of_the_space_with_sizes_comes_to_an_end() => Ends(ImageClassificationSpace.Best, Setting with { Image = "Image" }, images: true);

    [Fact]
    public void What_is_usual_tells_the_quarters_apart()
    {
        var setting = Setting with { Epochs = 12 };
        var result = Sweep(ImageClassificationSpace.Quick, setting, trials: 1, rows: 200, refit: true);
        var scored = result.Model.Transform(Blots.View(_ml, 100, first: 5000));

        Assert.InRange(_ml.MulticlassClassification.EvaluateDetailed(scored, "Quarter").Accuracy, 0.9, 1);
    }

    [Fact]
    public void The_last_fit_can_average_several_networks()
    {
        var result = Sweep(ImageClassificationSpace.Quick, Setting with { LastNetworks = 2 }, trials: 1, refit: true);
        var model = Assert.IsType<TrainedImageModel>(result.Model);

        Assert.Equal(2, model.Stages.Count);
        Assert.Equal("mean of 2", model.Model.Network.Name);
        Assert.Single(Assert.Single(result.Trials).Epochs);
    }

    [Fact]
    public void Heads_behind_a_trained_network_stand_beside_networks()
    {
        var network = Network.Build("tiny", b => b.Input("input", [Dim.Batch, 3, 8, 8])
            .Conv2d(6, 3, padding: 1, name: "features.0").Relu("features.1").Conv2d(6, 3, padding: 1, name: "features.2").Relu("features.3"));
        var card = new ModelCard
        {
            Name = "tiny", Preprocessing = new Preprocessing { Height = 8, Width = 8, Mean = [0.5f, 0.5f, 0.5f], Deviation = [0.5f, 0.5f, 0.5f] },
        };
        var setting = Setting with
        {
            Image = "Image",
            Backbones = new Dictionary<string, Lazy<Backbone>> { ["tiny"] = new(new Backbone(network, WeightSet.Initialise(network, 1), card)) },
        };
        var space = ImageClassificationSpace.Quick.WithBackbones(["tiny"], "features.1", "features.3");
        var result = Sweep(space, setting, trials: 12, images: true);

        Assert.All(result.Trials, t => Assert.True(t.State == TrialState.Complete, t.Error));
        Assert.Contains(result.Trials, t => !t.Parameters.ContainsKey("backbone") && t.Parameters.ContainsKey("rate"));
        Assert.Contains(result.Trials, t => t.Parameters.ContainsKey("tuning rate") && !t.Parameters.ContainsKey("width"));
        Assert.All(result.Trials, t => Assert.Equal(t.Parameters.ContainsKey("backbone"), t.Parameters.ContainsKey("cut")));
    }

    [Fact]
    public void Names_that_mean_nothing_are_refused_before_any_work()
    {
        var space = SweepSpace.FromJson("""{ "parameters": { "wdth": { "kind": "bool" } } }""");

        Assert.Contains("a parameter 'wdth', which image classification does not know", Assert.Throws<SweepException>(
            () => _ml.SweepImages(space)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.SweepImages(ImageClassificationSpace.Quick, new ImageClassificationSetting { Height = 7 }));
    }

    [Theory]
    [InlineData(20, 2)]
    [InlineData(28, 2)]
    [InlineData(64, 4)]
    [InlineData(224, 4)]
    public void Networks_have_the_stages_that_their_pictures_ask_for(int side, int stages)
    {
        var network = Network.Build(
            "n", b => MLNetVision.Sweeps.Images.ImageNetworks.Write("plain", b.Input("input", [Dim.Batch, 1, side, side]), 3, new(8, 0, "pooled", 0)));

        Assert.Equal(stages, network.Nodes.Count(n => n.Op is MaxPool2d));
    }

    private void Ends(SweepSpace space, ImageClassificationSetting setting, bool images)
    {
        var result = Sweep(space, setting, trials: 5, images: images);

        Assert.All(result.Trials, t => Assert.True(t.State == TrialState.Complete, t.Error));
        Assert.Equal(space.Start!.Values["network"], result.Trials[0].Parameters["network"].GetValue<string>());
    }

    private SweepResult Sweep(SweepSpace space, ImageClassificationSetting setting, int trials, int rows = 60, bool refit = false, bool images = false) =>
        _ml.SweepImages(
            space, setting, Sweeping.Options with { Budget = new SweepBudget { Trials = trials }, Refit = refit, Seed = 2 },
            run: new SweepRun { Training = TinyCnn.Run }).Search(images ? Blots.Images(_ml, rows) : Blots.View(_ml, rows));
}
