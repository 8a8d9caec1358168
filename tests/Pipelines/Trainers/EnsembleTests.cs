using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Trainers;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Trainers;

public sealed class EnsembleTests
{
    private static readonly MLContext Ml = new(seed: 1);
    private static readonly IDataView Data = Blots.View(Ml, 12);

    [Theory]
    [InlineData(ScoringTask.Multiclass, "Score")]
    [InlineData(ScoringTask.Binary, "Probability")]
    [InlineData(ScoringTask.MultiLabel, "Score")]
    [InlineData(ScoringTask.Regression, "Score")]
    public void The_mean_is_of_probabilities_and_of_values(ScoringTask task, string column)
    {
        ScoringModel[] models = [Model(task, 1), Model(task, 2, scale: 9), Model(task, 3)];
        double[] shares = [1, 2, 5];
        var parts = Array.ConvertAll(models, m => Numbers(m, column));
        var mean = Numbers(ModelEnsemble.Average(models), column);
        var weighted = Numbers(ModelEnsemble.Average(models, shares), column);

        for (var i = 0; i < mean.Length; i++)
        {
            Assert.Equal(parts.Average(p => p[i]), mean[i], 1e-5);
            Assert.Equal(parts.Zip(shares).Sum(p => p.First[i] * p.Second) / 8, weighted[i], 1e-5);
        }

        Assert.Contains(parts[0].Zip(parts[1]), p => Math.Abs(p.First - p.Second) > 0.01);
    }

    [Fact]
    public void Logits_of_any_size_overflow_nowhere()
    {
        ScoringModel[] models = [Model(ScoringTask.Binary, 1, scale: 1e4f), Model(ScoringTask.Binary, 2, scale: -1e4f)];

        Assert.All(Numbers(ModelEnsemble.Average(models), "Score"), v => Assert.True(double.IsFinite(v)));
    }

    [Fact]
    public void Models_that_do_not_go_together_are_told_apart()
    {
        var first = Model(ScoringTask.Multiclass, 1);
        Refused("for Binary", first, Model(ScoringTask.Binary, 1));
        Refused("fits pictures by Pad", first, first with { Fit = PictureFit.Pad });
        Refused("classes", first, first with { Card = first.Card with { Labels = ["w", "x", "y", "z"] } });
        Refused(
            "prepares pictures otherwise", first, first with { Card = first.Card with { Preprocessing = first.Card.Preprocessing with { Mean = [0.1f] } } });
        Refused("one model or more");
    }

    [Fact]
    public void Mirrored_views_are_seen_as_if_the_picture_were_mirrored()
    {
        var model = Model(ScoringTask.Multiclass, 4);
        var rows = Blots.Rows(12);
        foreach (var row in rows)
            row.Pixels = [.. row.Pixels.Chunk(Blots.Side).SelectMany(line => line.Reverse())];
        var plain = Numbers(model, "Score");
        var mirrored = Numbers(model, "Score", Ml.Data.LoadFromEnumerable(rows));
        var both = Numbers(new TestTimeViews().Of(model), "Score");

        Assert.Equal(model.Weights.Count, new TestTimeViews().Of(model).Weights.Count);
        for (var i = 0; i < both.Length; i++)
            Assert.Equal((plain[i] + mirrored[i]) / 2, both[i], 1e-5);
    }

    [Fact]
    public void Corners_are_views_of_the_resized_picture()
    {
        var (model, side) = (Model(ScoringTask.Multiclass, 5, crop: 6), Blots.Side);
        var views = Numbers(new TestTimeViews(Mirrored: false, Corners: true).Of(model), "Score");
        var alone = model with { Card = model.Card with { Preprocessing = model.Card.Preprocessing with { Resize = 0 } } };
        var expected = new double[views.Length];
        foreach (var (top, left) in new[] { (1, 1), (0, 0), (0, 2), (2, 0), (2, 2) })
        {
            var cut = Blots.Rows(12).Select(row => new Small
            {
                Pixels = [.. Enumerable.Range(0, 36).Select(i => row.Pixels[((top + (i / 6)) * side) + left + (i % 6)])],
            });
            var part = Numbers(alone, "Score", Ml.Data.LoadFromEnumerable(cut));
            for (var i = 0; i < expected.Length; i++)
                expected[i] += part[i] / 5;
        }

        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], views[i], 1e-5);
        Assert.Throws<ArgumentException>(() => new TestTimeViews(Corners: true).Of(alone));
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void A_committee_does_what_every_estimator_does(string engine)
    {
        var trained = (TrainedImageModel)new EstimatorWorkout
        {
            Create = input => Ml.MulticlassClassification.Trainers.ImageCnn(
                "Quarter", input, TinyCnn.Write,
                TinyCnn.Options with { Training = TinyCnn.Training with { Epochs = 1, BatchSize = 4 } }, TinyCnn.On(engine)).Committee(2),
            Data = Data,
            Input = "Pixels",
            Learns = true,
        }.Run();

        Assert.Equal(2, trained.Stages.Count);
        Assert.All(trained.History, epoch => Assert.Contains("accuracy", epoch.Figures.Keys));
        Assert.NotEqual(trained.Model.Weights["member1.fc.weight"].ToFloats(), trained.Model.Weights["member2.fc.weight"].ToFloats());
    }

    [Fact]
    public void Networks_that_differ_in_their_random_choices_alone_are_averaged()
    {
        var trained = (TrainedImageModel)new EstimatorWorkout
        {
            Create = input => Trainer(input, seed: 3).Repeated(2),
            Data = Data,
            Input = "Pixels",
            Learns = true,
        }.Run();
        using var first = Trainer("Pixels", seed: 3).Fit(Data);
        using var second = Trainer("Pixels", seed: 4).Fit(Data);

        Assert.Equal(first.Model.Weights["fc.weight"].ToFloats(), trained.Model.Weights["member1.fc.weight"].ToFloats());
        Assert.Equal(second.Model.Weights["fc.weight"].ToFloats(), trained.Model.Weights["member2.fc.weight"].ToFloats());
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer("Pixels", seed: 3).Repeated(0).Fit(Data));
    }

    [Fact]
    public void Views_save_as_any_model_does() => new EstimatorWorkout
    {
        Create = input => new Fixed(new TestTimeViews(Corners: true).Of(Model(ScoringTask.Multiclass, 5, crop: 6)), input),
        Data = Data,
        Input = "Pixels",
    }.Run();

    private static ImageTrainer Trainer(string input, ulong seed) => Ml.MulticlassClassification.Trainers.ImageCnn(
        "Quarter", input, TinyCnn.Write, TinyCnn.Options with { Training = TinyCnn.Training with { Epochs = 1, BatchSize = 4, Seed = seed } }, TinyCnn.Run);

    private static ScoringModel Model(ScoringTask task, ulong seed, float scale = 3, int crop = Blots.Side)
    {
        var outputs = task switch { ScoringTask.Multiclass => 4, ScoringTask.MultiLabel => 2, _ => 1 };
        var network = Network.Build(
            "tiny", b => MLNetVision.Networks.Ops.AffineWriting.Affine(TinyCnn.Write(b.Input("pixels", [Dim.Batch, 1, crop, crop]), outputs), scale));
        var card = new ModelCard
        {
            Labels = task == ScoringTask.Multiclass ? Blots.Names : task == ScoringTask.MultiLabel ? ["north", "east"] : [],
            Preprocessing = new Preprocessing { Height = crop, Width = crop, Resize = crop < Blots.Side ? Blots.Side : 0, Mean = [0.3f], Deviation = [0.2f] },
        };
        return new ScoringModel(network, WeightSet.Initialise(network, seed), card, task);
    }

    private static double[] Numbers(ScoringModel model, string column, IDataView? data = null)
    {
        using var transformer = model.ToTransformer((data ?? Data).Schema, "Pixels", new ScoringOptions { Threads = 1 });
        var scored = transformer.Transform(data ?? Data);
        return scored.Schema[column].Type is VectorDataViewType
            ? [.. scored.GetColumn<float[]>(column).SelectMany(v => v.Select(x => (double)x))]
            : [.. scored.GetColumn<float>(column).Select(x => (double)x)];
    }

    private static void Refused(string why, params ScoringModel[] models) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => ModelEnsemble.Average(models)).Message, StringComparison.Ordinal);

    private sealed class Small
    {
        [VectorType(36)]
        public float[] Pixels { get; set; } = [];
    }

    private sealed class Fixed(ScoringModel model, string input) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView data)
        {
            ArgumentNullException.ThrowIfNull(data);
            return model.ToTransformer(data.Schema, input, new ScoringOptions { Threads = 1 });
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        {
            ArgumentNullException.ThrowIfNull(inputSchema);
            Transforms.Pictures.PictureInput.Check(inputSchema, input, "Fixed");
            return Transforms.Schemas.SchemaShapes.With(
                inputSchema, Transforms.Scoring.Columns.ScoreColumns.Promise(model.Task, true, new Transforms.Scoring.Columns.ScoreNames()));
        }
    }
}
