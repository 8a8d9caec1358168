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

const double Promise = 0.8;
const double PromiseOfBoxes = 0.03;
var smoke = args.Contains("--smoke");
var mlContext = new MLContext(seed: 1);
var (known, unseen) = (SceneSet.Training.DrawAll(smoke ? 24 : null), SceneSet.Test.DrawAll(smoke ? 8 : null));
var others = new SceneSet(27_182_818, "other", 200).DrawAll(smoke ? 8 : null);
var (train, test) = (SceneRow.Load(mlContext, known), SceneRow.Load(mlContext, unseen));
var cache = Directory.CreateTempSubdirectory("scenes-").FullName;

// Pixels as value / 127.5 - 1.
var backbone = Backbone.FromOnnx(Path.Combine(AppContext.BaseDirectory, "mobilenet-v2-openimages.onnx"), new Preprocessing
{
    Height = 224,
    Width = 224,
    Mean = [0.5f, 0.5f, 0.5f],
    Deviation = [0.5f, 0.5f, 0.5f],
});
var proposer = new SelectiveSearch(SelectiveSearchMode.Fast) { MinimumSide = 16 };
var asInThePaper = proposer with { Order = ProposalOrder.Random, MaximumOverlap = 0.95, Sigma = 0.8 };

// A layer in the middle tells textures and sees enough of a shape. Boxes that are half beside their object need moving most, so they are learnt from too.
var few = new RCnnOptions
{
    Regions = new RegionOptions { Mode = RegionMode.Shared, Layer = "n_Clip_124", Average = false, Cells = 3, FieldWidth = 640, FieldHeight = 480 },
    MaxRegions = 200,
    Bands = new RegionBands { RegressionFrom = 0.4 },
    Machines = new RegionMachineOptions { Cost = 0.1 },
    Rules = new DetectionRules { ScoreThreshold = 0.001f },
    FeatureCache = new FeatureCacheOptions { Folder = cache },
};
few = smoke ? few with { Penalties = [1000] } : few;
var warped = few with { Regions = new RegionOptions { Mode = RegionMode.Warped, Layer = "n_Clip_124", Average = false, Size = 48, Context = 4 } };

try
{
    Console.WriteLine($"{known.Length} scenes to learn from, {unseen.Length} to be tested with");
    var colours = Colours();
    Console.WriteLine($"mAP {colours:F3}  colours alone");
    Console.WriteLine("                                                             mAP    trained in   a scene   640 x 427, 2,000 regions");
    var (moved, _) = Report("R-CNN, 200 regions as in the paper, one map a picture", few, asInThePaper);
    var (still, _) = Report("the same, boxes stay where they were proposed", few with { RegressBoxes = false }, asInThePaper);
    var (drawn, _) = Report("the same, negatives drawn at random", few with { Machines = few.Machines with { MiningRounds = 0 } }, asInThePaper);
    var (chosen, model) = Report("the 200 regions that cover most", few, proposer);
    Report("the same, boxes stay where they were proposed", few with { RegressBoxes = false }, proposer);
    var (_, byWarping) = Report("the 200 regions that cover most, each warped", warped, proposer);
    var (all, _) = Report("all regions, one map a picture", few with { MaxRegions = 2000 }, proposer);
    Console.WriteLine($"moving boxes is worth {moved - still:+0.000;-0.000}, looking for hard negatives {moved - drawn:+0.000;-0.000}");
    Console.WriteLine($"of the boxes surer than a half, both ways have {Agreement(model, byWarping):P1} in common");
    Console.WriteLine($"on {others.Length} scenes of another seed, by which no setting was chosen: mAP {Measure(model, SceneRow.Load(mlContext, others)):F3}");
    return Reloaded(model) && Holds(colours, Math.Min(chosen, all), moved, still, drawn) ? 0 : 1;
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

(double Map, DetectionTransformer Model) Report(string name, RCnnOptions options, SelectiveSearch search)
{
    var clock = Stopwatch.StartNew();
    var model = mlContext.ObjectDetection.Trainers.RCnn(backbone, search, options: options).Fit(train);
    var training = clock.Elapsed;
    clock.Restart();
    var map = Measure(model, test);
    var scene = clock.Elapsed.TotalSeconds / unseen.Length;
    Console.WriteLine($"{name,-60} {map:F3} {training.TotalSeconds,8:F0} s {scene,9:F2} s {LargePicture(model.Detector),12:N0} ms");
    return (map, model);
}

double Measure(DetectionTransformer model, IDataView pictures) => mlContext.ObjectDetection.Evaluate(model.Transform(pictures)).Metrics.Voc2010;

// The share of the boxes of both that the other has too: with the same class, and half in common.
double Agreement(DetectionTransformer one, DetectionTransformer other)
{
    var (common, boxes) = (0, 0);
    foreach (var scene in unseen.Take(50))
    {
        var (first, second) = (Sure(one, scene), Sure(other, scene));
        common += first.Count(box => Has(second, box)) + second.Count(box => Has(first, box));
        boxes += first.Length + second.Length;
    }

    return (double)common / Math.Max(boxes, 1);

    static FoundBox[] Sure(DetectionTransformer model, Scene scene) => [.. model.Detect(scene.Picture).Where(box => box.Score >= 0.5f)];
    static bool Has(FoundBox[] boxes, FoundBox box) => boxes.Any(other => other.Label == box.Label && Iou.Of(other.Box, box.Box) >= 0.5f);
}

// A scene stretched, with windows where selective search gives less than 2,000 regions; making ready and proposals are in the time.
double LargePicture(RegionDetector fitted)
{
    var picture = unseen[0].Picture.Resize(640, 427);
    var regions = new DelegateProposer((p, cancellation) =>
        [.. new SelectiveSearch(SelectiveSearchMode.Fast).Propose(p, cancellation), .. new SlidingWindows { Step = 0.7 }.Propose(p, cancellation)]);
    if (regions.Propose(picture).Count < 2000)
        throw new InvalidOperationException("The large picture should have 2,000 regions.");

    var detector = new RegionDetector(regions, fitted.Features, fitted.Head, fitted.Classes) { MaxRegions = 2000 };
    var clock = Stopwatch.StartNew();
    detector.Detect(picture);
    return clock.Elapsed.TotalMilliseconds;
}

bool Reloaded(DetectionTransformer model)
{
    using var file = new MemoryStream();
    mlContext.Model.Save(model, test.Schema, file);
    file.Position = 0;
    var loaded = mlContext.Model.Load(file, out _);
    var few = mlContext.Data.TakeRows(test, 4);
    var (before, after) = (Measure(model, few), mlContext.ObjectDetection.Evaluate(loaded.Transform(few)).Metrics.Voc2010);
    Console.WriteLine($"saved with {file.Length / 1024:N0} KiB and loaded: mAP {after:F3} on 4 scenes, as before");
    return Math.Abs(before - after) < 1e-3;
}

bool Holds(double colours, double best, double moved, double still, double drawn)
{
    if (smoke || (colours < 0.5 && Math.Min(moved, best) >= Promise && moved - still >= PromiseOfBoxes && moved > drawn))
        return true;

    Console.Error.WriteLine(
        $"R-CNN should reach {Promise} where colours stay below 0.5; moving boxes should be worth {PromiseOfBoxes}, and hard negatives something.");
    return false;
}
