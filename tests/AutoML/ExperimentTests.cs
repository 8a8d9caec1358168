#if AUTOML
using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Sweeps;
using MLNetVision.Training;
#endif
using Xunit;

namespace MLNetVision.Tests.AutoML;

/// <summary>An experiment of Microsoft.ML.AutoML over our trainers.</summary>
public class ExperimentTests
{
#if AUTOML
    private const int Size = 20;

    [Fact]
    public async Task An_experiment_sweeps_a_ready_space_over_digits()
    {
        var ml = new MLContext(seed: 1);
        var data = ml.Data.LoadFromEnumerable(Digits(40));
        var split = ml.Data.StratifiedSplit(data, "Digit", testFraction: 0.25, seed: 1);
        var setting = new ImageClassificationSetting { Image = "Pixels", Height = Size, Width = Size, Channels = 1, Epochs = 4 };
        var cnn = ml.Auto().CreateSweepableImageClassifier(ImageClassificationSpace.Quick, setting, new VisionRun { Threads = 2 });
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label", "Digit").Append(cnn);
        var experiment = ml.Auto().CreateExperiment()
            .SetPipeline(pipeline).SetDataset(split.TrainSet, split.TestSet)
            .SetMulticlassClassificationMetric(MulticlassClassificationMetric.MacroAccuracy, labelColumn: "Label")
            .SetMaxModelToExplore(2).SetTrainingTimeInSeconds(120);

        var result = await experiment.RunAsync();

        Assert.InRange(result.Metric, 0.6, 1);
        var scored = result.Model.Transform(split.TestSet);
        Assert.Equal(result.Metric, ml.MulticlassClassification.Evaluate(scored).MacroAccuracy, 1e-6);
    }

    [Fact]
    public void Whatever_AutoML_draws_is_a_value_of_the_space_and_conditions_hold()
    {
        foreach (var space in new[] { ImageClassificationSpace.Quick, ImageClassificationSpace.Medium, ImageClassificationSpace.Best })
        {
            IReadOnlyList<DrawnValue> drawn = [];
            var ml = new MLContext(seed: 1);
            var sweepable = ml.Auto().CreateSweepableEstimator(space, (context, trial, _) =>
            {
                drawn = trial.Values;
                return context.Transforms.CopyColumns("a", "b");
            });
            var random = new Random(4);
            for (var i = 0; i < 50; i++)
            {
                var place = Enumerable.Range(0, sweepable.SearchSpace.FeatureSpaceDim).Select(_ => random.NextDouble()).ToArray();
                sweepable.BuildFromOption(ml, sweepable.SearchSpace.SampleFromFeatureSpace(place));
                Assert.NotEmpty(drawn);
                Assert.All(drawn, v => Assert.Contains(space.Parameters, p => p.Name == v.Name && p.Domain.Equals(v.Domain)));
                Assert.Equal(drawn.Select(v => v.Name).Distinct(), drawn.Select(v => v.Name));
            }

            sweepable.BuildFromOption(ml, sweepable.Parameter);
            Assert.All(drawn.Where(v => space.Parameters.First(p => p.Name == v.Name).Usual is not null && v.Domain is ChoiceDomain), v =>
                Assert.Equal(space.Parameters.First(p => p.Name == v.Name).Usual, ((ChoiceDomain)v.Domain).Values[(int)v.Value]));
        }
    }

    /// <summary>So many of each digit from the sheet of 100 columns, five rows a digit.</summary>
    private static IEnumerable<Digit> Digits(int each)
    {
        var sheet = ImageFile.Load(Path.Combine(AppContext.BaseDirectory, "digits.png")).WithChannels(1);
        for (var i = 0; i < 10 * each; i++)
        {
            var (digit, number) = (i / each, i % each);
            var picture = sheet.Crop(number * Size, digit * 5 * Size, Size, Size);
            yield return new Digit { Pixels = [.. picture.Samples.ToArray().Select(s => (float)s)], Name = $"{digit}" };
        }
    }

    private sealed class Digit
    {
        [VectorType(Size * Size)]
        public float[] Pixels { get; init; } = [];

        [ColumnName("Digit")]
        public string Name { get; init; } = "";
    }
#else
    [Fact(Skip = "Microsoft.ML.AutoML is not at hand; give MLNetSource=packages, or a folder of assemblies that has it.")]
    public void An_experiment_sweeps_a_ready_space_over_digits()
    {
    }
#endif
}
