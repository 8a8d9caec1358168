// A folder of pictures, as it comes: ImageClassification [FOLDER]. Without a folder, patches of three photographs are used.
using Microsoft.ML;
using MLNetVision;
using MLNetVision.Evaluation;
using MLNetVision.Samples.ImageClassification;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Display;

var smoke = args.Contains("--smoke");
var given = args.FirstOrDefault(a => !a.StartsWith('-'));
using var patches = given is null ? new PatchFolder(perClass: smoke ? 64 : 256) : null;
var mlContext = new MLContext(seed: 1);

var report = new ImageLoadReport();
var data = mlContext.Data.LoadImagesFromFolder(given ?? patches!.Path, new ImageLoadOptions { Unreadable = UnreadableImages.Skip, Report = report });
var split = mlContext.Data.StratifiedSplit(data, testFraction: 0.25, seed: 1);
foreach (var skipped in report.Skipped)
{
    Console.WriteLine($"left out: {skipped.Path}: {skipped.Reason}");
}

var options = new ImageCnnOptions
{
    Network = new NetworkChoice { Name = "resnet20_cifar", Height = PatchFolder.Side, Width = PatchFolder.Side },
    Augmentation = Recipes.Cifar(PatchFolder.Side),
    ValidationFraction = 0.1,
};
options = options with { Training = options.Training with { Epochs = smoke ? 3 : 15, Seed = 1, EarlyStopping = new EarlyStopping { Patience = 5 } } };
var run = new VisionRun { Observers = [new ConsoleProgress()] };
var model = mlContext.MulticlassClassification.Trainers.ImageCnn("Label", "Image", options, run).Fit(split.TrainSet);

var evaluation = mlContext.MulticlassClassification.EvaluateDetailed(
    model.Transform(split.TestSet), options: new EvaluationOptions { IdColumn = "ImagePath", PictureColumn = "Image" });
var page = EvaluationReport.Of(evaluation, new ReportOptions
{
    Title = "Surfaces",
    Card = model.Model.Card,
    History = [.. model.History.Select(e => new TrainingPoint(e.Epoch, e.Figures))],
});
Console.WriteLine(page.ToText());

var file = Path.Combine(AppContext.BaseDirectory, "surfaces.html");
page.Save(file);
Console.WriteLine($"The report as a page, with the pictures that were mistaken: {file}");
return 0;
