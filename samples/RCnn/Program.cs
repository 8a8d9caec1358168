// R-CNN on drawn scenes: six classes of shape and texture, which colours do not tell. Shows what moving boxes and looking for hard negatives are worth.
using System.Diagnostics;
using Microsoft.ML;
using MLNetVision;
using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Networks;
using MLNetVision.Samples.RCnn;
using MLNetVision.Samples.Shared.Scenes;
using MLNetVision.Samples.Shared.Scenes.Baseline;
using MLNetVision.Trainers;
using MLNetVision.Transforms;

// What 400 of the scenes reach with the backbone as it is; the aim is 0.8.
const double Promise = 0.6;
var smoke = args.Contains("--smoke");
var mlContext = new MLContext(seed: 1);
var (known, unseen) = (SceneSet.Training.DrawAll(smoke ? 24 : null), SceneSet.Test.DrawAll(smoke ? 8 : null));
var (train, test) = (SceneRow.Load(mlContext, known), SceneRow.Load(mlContext, unseen));
var cache = Directory.CreateTempSubdirectory("scenes-").FullName;

// Pixels as value / 127.5 - 1. Early features have what tells textures, at a resolution that leaves small objects a shape.
var backbone = Backbone.FromOnnx(Path.Combine(AppContext.BaseDirectory, "mobilenet-v2-openimages.onnx"), new Preprocessing
{
    Height = 224,
    Width = 224,
    Mean = [0.5f, 0.5f, 0.5f],
    Deviation = [0.5f, 0.5f, 0.5f],
});
var proposer = new SelectiveSearch(SelectiveSearchMode.Fast) { MinimumSide = 16 };
var shared = new RCnnOptions
{
    Regions = new RegionOptions { Mode = RegionMode.Shared, Layer = "n_Clip_73", Average = false, Cells = 3, FieldWidth = 640, FieldHeight = 480 },
    Rules = new DetectionRules { ScoreThreshold = 0.001f },
    FeatureCache = new FeatureCacheOptions { Folder = cache },
};
var warped = shared with
{
    Regions = new RegionOptions { Mode = RegionMode.Warped, Layer = "n_Clip_165", Average = false, Size = 64, Context = 6 },
};

try
{
    Console.WriteLine($"{known.Length} scenes to learn from, {unseen.Length} to be tested with");
    var colours = Colours();
    Console.WriteLine($"mAP {colours:F3}  colours alone");
    var (whole, model) = Report("R-CNN, one map a picture", shared);
    var (still, _) = Report("the same, boxes stay where they were proposed", shared with { RegressBoxes = false });
    var (drawn, _) = Report("the same, negatives drawn at random", shared with { Machines = shared.Machines with { MiningRounds = 0 } });
    Report("R-CNN, each region warped", warped);
    Console.WriteLine($"moving boxes is worth {whole - still:+0.000;-0.000}, looking for hard negatives {whole - drawn:+0.000;-0.000}");
    return Reloaded(model) && Holds(colours, whole, still, drawn) ? 0 : 1;
}
finally
{
    Directory.Delete(cache, recursive: true);
}

double Colours()
{
    var baseline = ColourBaseline.Train(known, picture => proposer.Propose(picture));
    var measure = new DetectionTally(SceneClass.Names.Count);
    foreach (var scene in unseen)
    {
        measure.Add([.. scene.Objects.Select(o => o.Truth)], baseline.Detect(scene.Picture, proposer.Propose(scene.Picture)));
    }

    return measure.Measure().Voc2010;
}

(double Map, DetectionTransformer Model) Report(string name, RCnnOptions options)
{
    var clock = Stopwatch.StartNew();
    var model = mlContext.ObjectDetection.Trainers.RCnn(backbone, proposer, options: options).Fit(train);
    var training = clock.Elapsed;
    clock.Restart();
    var metrics = mlContext.ObjectDetection.Evaluate(model.Transform(test)).Metrics;
    Console.WriteLine(
        $"mAP {metrics.Voc2010:F3}  {name} (trained in {training.TotalSeconds:F0} s, {clock.Elapsed.TotalSeconds / unseen.Length:F2} s a picture)");
    return (metrics.Voc2010, model);
}

bool Reloaded(DetectionTransformer model)
{
    using var file = new MemoryStream();
    mlContext.Model.Save(model, test.Schema, file);
    file.Position = 0;
    var loaded = mlContext.Model.Load(file, out _);
    var few = mlContext.Data.TakeRows(test, 4);
    var (before, after) = (mlContext.ObjectDetection.Evaluate(model.Transform(few)).Metrics, mlContext.ObjectDetection.Evaluate(loaded.Transform(few)).Metrics);
    Console.WriteLine($"saved with {file.Length / 1024:N0} KiB and loaded: mAP {after.Voc2010:F3} on 4 scenes, as before");
    return Math.Abs(before.Voc2010 - after.Voc2010) < 1e-3;
}

bool Holds(double colours, double whole, double still, double drawn)
{
    if (smoke || (colours < 0.5 && whole >= Promise && whole > still && whole > drawn))
    {
        return true;
    }

    Console.Error.WriteLine($"R-CNN should reach {Promise} where colours stay below 0.5; moved boxes and hard negatives should be worth something.");
    return false;
}
