// Hearts that beat as they should not: an autoencoder learns what is normal, and what it cannot give back is an anomaly. No anomaly is needed to learn from.
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision;
using MLNetVision.Estimators;
using MLNetVision.Metrics;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Samples.AnomalyDetection;
using MLNetVision.Training;
using MLNetVision.Training.Display;
using MLNetVision.Training.Schedules;

const double Promise = 0.98;
var smoke = args.Contains("--smoke");
var mlContext = new MLContext(seed: 1);
var normal = Enumerable.Range(0, smoke ? 1000 : 4000).Select(i => Heartbeat.Draw(i, isAnomaly: false));
Heartbeat[] unseen = [.. Enumerable.Range(1_000_000, 400).SelectMany(i => new[] { Heartbeat.Draw(i, isAnomaly: false), Heartbeat.Draw(i, isAnomaly: true) })];

var options = new AutoencoderOptions
{
    Scaling = InputScaling.Standardise,
    HiddenSizes = [64],
    CodeSize = 8,
    Activation = UnitActivation.Tanh,
    Noise = new GaussianNoise(0.1),
    ErrorColumnName = "Error",
    ReconstructionColumnName = "Restored",
    ThresholdQuantile = 0.99,
    Training = new TrainingOptions
    {
        Epochs = smoke ? 20 : 30, BatchSize = 32, Seed = 1, Schedule = new CosineAnnealing(),
        Rule = new TrainingRule { Optimizer = new Adam { LearningRate = 0.003 } },
    },
};
var pipeline = mlContext.Transforms.Autoencoder("Code", "Voltage", options, new VisionRun { Observers = [new ConsoleProgress()] });
var model = pipeline.Fit(mlContext.Data.LoadFromEnumerable(normal));

// What is saved is ML.NET's own; the threshold is a number to keep beside it.
var file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.zip");
mlContext.Model.Save(model, mlContext.Data.LoadFromEnumerable(unseen).Schema, file);
var loaded = mlContext.Model.Load(file, out _);
File.Delete(file);

var errors = loaded.Transform(mlContext.Data.LoadFromEnumerable(unseen)).GetColumn<float>("Error").ToArray();
foreach (var kind in unseen.Zip(errors).GroupBy(b => b.First.Kind))
{
    Console.WriteLine($"{kind.Count(b => b.Second > model.Threshold),4} of {kind.Count(),3} alarms, mean error {kind.Average(b => b.Second):F3}: {kind.Key}");
}

var area = RocCurve.Of(errors, unseen.Select(b => b.IsAnomaly).ToArray()).Area;
Console.WriteLine($"The area under the curve is {area:F4}; the threshold {model.Threshold:F3} lets {options.ThresholdQuantile:P0} of the normal beats pass.");
if (area < Promise)
{
    Console.Error.WriteLine($"That is less than the {Promise} that this sample promises.");
    return 1;
}

return 0;
