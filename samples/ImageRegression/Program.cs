// A number from a picture: a network learns to read a gauge.
using Microsoft.ML;
using MLNetVision;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Samples.ImageRegression;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Display;

const double Promise = 2;
var smoke = args.Contains("--smoke");
var mlContext = new MLContext(seed: 1);
var gauges = Enumerable.Range(0, smoke ? 400 : 4000).Select(Gauge.Draw).ToArray();
var split = mlContext.Data.TrainTestSplit(mlContext.Data.LoadFromEnumerable(gauges), testFraction: 0.2, seed: 1);

static Tensor Read(Tensor pixels, int outputs)
{
    static Tensor Look(Tensor x, int channels) => x.Conv2d(channels, 3, padding: 1, bias: false).BatchNorm().Relu().MaxPool2d(2);
    return Look(Look(Look(pixels, 16), 32), 64).Flatten().Dense(64).Relu().Dense(outputs);
}

var options = new ImageRegressionOptions { Network = new NetworkChoice { Height = Gauge.Side, Width = Gauge.Side, Channels = 1 }, ValidationFraction = 0.1 };
options = options with { Training = options.Training with { Epochs = smoke ? 2 : 12, Seed = 1 } };
var trainer = mlContext.Regression.Trainers.ImageCnn("Reading", "Image", options, Read, new VisionRun { Observers = [new ConsoleProgress()] });
var model = trainer.Fit(split.TrainSet);

var evaluation = mlContext.Regression.EvaluateDetailed(model.Transform(split.TestSet), labelColumnName: "Reading");
Console.WriteLine(
    $"On gauges that training never saw the reading is off by {evaluation.Figures.MeanAbsoluteError:F2} on average; R² {evaluation.Figures.RSquared:F3}");

using var engine = mlContext.Model.CreatePredictionEngine<Gauge, Reading>(model);
foreach (var gauge in Enumerable.Range(1_000_000, 5).Select(Gauge.Draw))
{
    Console.WriteLine($"a gauge at {gauge.Reading,5:F1} is read as {engine.Predict(gauge).Score,5:F1}");
}

if (!smoke && evaluation.Figures.MeanAbsoluteError > Promise)
{
    Console.Error.WriteLine($"That is more than the {Promise} that this sample promises.");
    return 1;
}

return 0;
