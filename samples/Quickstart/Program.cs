// Handwritten digits with ML.NET: images -> pixels -> normalise -> classifier -> evaluate -> save -> load -> predict.
using Microsoft.ML;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Samples.Quickstart;

var smoke = args.Contains("--smoke");
var mlContext = new MLContext(seed: 1);

using var folder = Step.Run("Unpacking the digits", () => new DigitFolder(perClass: smoke ? 60 : 500));
var data = mlContext.Data.LoadFromEnumerable(folder.Digits);
var split = mlContext.Data.TrainTestSplit(data, testFraction: 0.2, seed: 1);

var pipeline = mlContext.Transforms.LoadImages("Image", folder.Path, nameof(Digit.File))
    .Append(mlContext.Transforms.ResizeImages("Image", DigitFolder.Size, DigitFolder.Size))
    .Append(mlContext.Transforms.ExtractPixels("Features", "Image", colorsToExtract: ImagePixelExtractingEstimator.ColorBits.Red))
    .AppendCacheCheckpoint(mlContext)
    .Append(mlContext.Transforms.NormalizeMinMax("Features"))
    .Append(mlContext.Transforms.Conversion.MapValueToKey("Label"))
    .Append(mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy())
    .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

var model = Step.Run("Training", () => pipeline.Fit(split.TrainSet));
var metrics = Step.Run("Evaluating on digits that training never saw", () => mlContext.MulticlassClassification.Evaluate(model.Transform(split.TestSet)));

Console.WriteLine(metrics.ConfusionMatrix.GetFormattedConfusionTable());
Console.WriteLine($"Accuracy {metrics.MicroAccuracy:P1}, log-loss {metrics.LogLoss:F3}");

var file = Path.Combine(folder.Path, "digits-model.zip");
Step.Run("Saving", () => mlContext.Model.Save(model, data.Schema, file));
var loaded = Step.Run("Loading", () => mlContext.Model.Load(file, out _));

using var engine = mlContext.Model.CreatePredictionEngine<Digit, Prediction>(loaded);
foreach (var digit in folder.Digits.GroupBy(d => d.Label).Select(sameLabel => sameLabel.Last()))
{
    var prediction = engine.Predict(digit);
    Console.WriteLine($"A {digit.Label} is read as {prediction.PredictedLabel} with probability {prediction.Score.Max():P0}");
}

const double Promise = 0.9;
if (!smoke && metrics.MicroAccuracy < Promise)
{
    Console.Error.WriteLine($"The accuracy {metrics.MicroAccuracy:P1} is below the {Promise:P0} that this sample promises.");
    return 1;
}

return 0;
