// Twenty patches a class are too few to learn from, unless most has been learnt before: brick, grass and gravel told apart in four ways.
using Microsoft.ML;
using MLNetVision;
using MLNetVision.Networks;
using MLNetVision.Samples.Shared;
using MLNetVision.Trainers;
using MLNetVision.Training.Augmentation;
using MLNetVision.Transforms;

const double Promise = 0.97;
var smoke = args.Contains("--smoke");
var mlContext = new MLContext(seed: 1);
var (known, unseen) = Surfaces.Load(mlContext);
var trainers = mlContext.MulticlassClassification.Trainers;

// MobileNetV2 as it was trained on Open Images: pixels as value / 127.5 - 1, which is (value / 255 - 0.5) / 0.5; gives 1,280 features.
var backbone = Backbone.FromOnnx(Path.Combine(AppContext.BaseDirectory, "mobilenet-v2-openimages.onnx"), new Preprocessing
{
    Height = 224,
    Width = 224,
    Mean = [0.5f, 0.5f, 0.5f],
    Deviation = [0.5f, 0.5f, 0.5f],
});

var pixels = mlContext.Transforms.ResizeImages("Small", Surfaces.Side, Surfaces.Side, "Image")
    .Append(mlContext.Transforms.ExtractPixels("Features", "Small"))
    .Append(mlContext.Transforms.NormalizeMeanVariance("Features"))
    .Append(mlContext.Transforms.Conversion.MapValueToKey("Label"))
    .Append(trainers.LbfgsMaximumEntropy());

var scratch = new ImageCnnOptions
{
    Network = new NetworkChoice { Name = "small_cnn", Height = Surfaces.Side, Width = Surfaces.Side, Channels = 3 },
    Augmentation = new HorizontalFlip().Then(new VerticalFlip()),
};
scratch = scratch with { Training = scratch.Training with { Epochs = smoke ? 2 : 30, BatchSize = 16, Seed = 1 } };

var tuned = new TransferLearningOptions { Mode = TransferMode.LastBlocks, Blocks = 2, Augmentation = new HorizontalFlip().Then(new VerticalFlip()) };
tuned = tuned with { Training = tuned.Training with { Epochs = smoke ? 1 : 4, BatchSize = 12, Seed = 1 } };

Report("raw pixels, linear", pixels);
Report("a network from scratch", trainers.ImageCnn("Label", "Image", scratch));
var frozen = Report("features of a backbone, linear", trainers.TransferLearning("Label", "Image", backbone));
var fine = Report("the same, its last blocks trained too", trainers.TransferLearning("Label", "Image", backbone, tuned));
if (frozen < Promise || (!smoke && fine < Promise))
{
    Console.Error.WriteLine($"A backbone should reach {Promise:P0} of the patches that it never saw.");
    return 1;
}

return 0;

double Report<T>(string name, IEstimator<T> pipeline)
    where T : class, ITransformer
{
    var clock = System.Diagnostics.Stopwatch.StartNew();
    var model = pipeline.Fit(known);
    var accuracy = mlContext.MulticlassClassification.EvaluateDetailed(model.Transform(unseen)).Accuracy;
    Console.WriteLine($"{accuracy,7:P1}  {name} ({clock.Elapsed.TotalSeconds:F0} s)");
    return accuracy;
}
