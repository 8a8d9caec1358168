// Handwritten digits with ML.NET: a folder of pictures -> a network -> a report -> save -> load -> predict.
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision;
using MLNetVision.Evaluation;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Samples.Quickstart;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Display;

var smoke = args.Contains("--smoke");
var mlContext = new MLContext(seed: 1);

using var folder = Step.Run("Unpacking the digits", () => new DigitFolder(perDigit: smoke ? 60 : 500));
var data = mlContext.Data.LoadImagesFromFolder(folder.Path);
var split = mlContext.Data.StratifiedSplit(data, testFraction: 0.2, seed: 1);

// Any network will do: a name of the zoo, or layers of one's own. Where it begins, pictures are numbers [N, 1, 20, 20].
static Tensor Digits(Tensor pixels, int classes)
{
    Tensor Convolve(Tensor x, int channels) => x.Conv2d(channels, 3, padding: 1, bias: false).BatchNorm().Relu();
    var lines = Convolve(Convolve(pixels, 32), 32).MaxPool2d(2);
    var parts = Convolve(Convolve(lines, 64), 64).MaxPool2d(2);
    return parts.Flatten().Dense(128, bias: false).BatchNorm().Relu().Dense(classes);
}

var options = new ImageCnnOptions
{
    Network = new NetworkChoice { Height = DigitFolder.Size, Width = DigitFolder.Size, Channels = 1 },
    Augmentation = new RandomAffine { Degrees = 10, ShiftX = 0.08, ShiftY = 0.08, Factor = (0.85, 1.15), ShearX = 10 },
};
options = options with { Training = options.Training with { Epochs = smoke ? 2 : 20, BatchSize = 32, Seed = 1 } };
var run = new VisionRun { Observers = [new ConsoleProgress()] };
var pipeline = mlContext.MulticlassClassification.Trainers.ImageCnn("Label", "Image", Digits, options, run)
    .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

Console.WriteLine("Training a network ...");
var model = pipeline.Fit(split.TrainSet);
var evaluation = Step.Run("Evaluating on digits that training never saw", () => mlContext.MulticlassClassification.EvaluateDetailed(
    model.Transform(split.TestSet), options: new EvaluationOptions { IdColumn = "ImagePath", PictureColumn = "Image" }));
var trained = (TrainedImageModel)model.First();
var report = EvaluationReport.Of(evaluation, new ReportOptions
{
    Title = "Handwritten digits",
    Card = trained.Model.Card,
    History = [.. trained.History.Select(epoch => new TrainingPoint(epoch.Epoch, epoch.Figures))],
});
Console.WriteLine(report.ToText());
var page = Path.Combine(AppContext.BaseDirectory, "digits.html");
Step.Run("Writing the report", () => report.Save(page));

var file = Path.Combine(folder.Path, "digits.zip");
Step.Run("Saving", () => mlContext.Model.Save(model, data.Schema, file));
var loaded = Step.Run("Loading", () => mlContext.Model.Load(file, out _));

using var engine = mlContext.Model.CreatePredictionEngine<Digit, Prediction>(loaded);
foreach (var picture in Enumerable.Range(0, 10).Select(digit => Path.Combine(folder.Path, $"{digit}", "007.png")))
{
    using var image = MLImage.CreateFromFile(picture);
    var prediction = engine.Predict(new Digit { Image = image });
    Console.WriteLine($"{Path.GetRelativePath(folder.Path, picture)} is read as {prediction.PredictedLabel} with probability {prediction.Score.Max():P0}");
}

Console.WriteLine($"The report, with the digits that were mistaken: {page}");

const double Promise = 0.98;
if (!smoke && evaluation.Accuracy < Promise)
{
    Console.Error.WriteLine($"The accuracy {evaluation.Accuracy:P1} is below the {Promise:P0} that this sample promises.");
    return 1;
}

return 0;
