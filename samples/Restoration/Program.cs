// Pictures get back what they have lost: colours, and what lay under a mark. An autoencoder with a target column of its own learns both from pairs.
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision;
using MLNetVision.Estimators;
using MLNetVision.Imaging;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Samples.Restoration;
using MLNetVision.Training;
using MLNetVision.Training.Display;
using MLNetVision.Training.Schedules;

var smoke = args.Contains("--smoke");
var mlContext = new MLContext(seed: 1);
var known = mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, smoke ? 300 : 1000).Select(Landscape.Draw));
Landscape[] unseen = [.. Enumerable.Range(1_000_000, 100).Select(Landscape.Draw)];
var colour = new PictureShape(Landscape.Side, Landscape.Side, 3);
var grey = colour with { Channels = 1 };
var options = new AutoencoderOptions
{
    Picture = colour,
    Layers = AutoencoderLayers.Convolutional,
    HiddenSizes = [24, 32, 48],
    CodeSize = 0,
    CodeActivation = UnitActivation.Relu,
    AddsToInput = true,
    TargetColumnName = "Colours",
    ReconstructionColumnName = "Restored",
    Training = new TrainingOptions
    {
        Epochs = smoke ? 8 : 20, BatchSize = 16, Seed = 1, Schedule = new CosineAnnealing(),
        Rule = new TrainingRule { Optimizer = new Adam { LearningRate = 0.004 } },
    },
};

var greys = unseen.Select(p => (float[])[.. p.Grey, .. p.Grey, .. p.Grey]).ToArray();
var isBetter = Restore("colouring", "Grey", options with { Picture = grey, TargetPicture = colour }, greys)
    & Restore("mark removal", "Marked", options with { Stride = 1, HiddenSizes = [16, 16] }, [.. unseen.Select(p => p.Marked)]);
if (!isBetter)
{
    Console.Error.WriteLine("Restored pictures should be nearer to what they were by 3 dB at least.");
    return 1;
}

return 0;

bool Restore(string task, string column, AutoencoderOptions how, float[][] given)
{
    Console.WriteLine($"Learning {task} ...");
    var model = mlContext.Transforms.Autoencoder("Code", column, how, new VisionRun { Observers = [new ConsoleProgress()] }).Fit(known);
    var scored = model.Transform(mlContext.Data.LoadFromEnumerable(unseen));
    float[][] restored = [.. scored.GetColumn<VBuffer<float>>("Restored").Select(v => v.DenseValues().ToArray())];
    var (before, after) = (Psnr(given), Psnr(restored));
    var picture = Path.Combine(AppContext.BaseDirectory, $"{task.Replace(' ', '-')}.png");
    ImageFile.Save(AutoencoderPictures.Sheet([given[..12], restored[..12], [.. unseen[..12].Select(p => p.Colours)]], colour), picture);
    Console.WriteLine($"{task}: {before:F2} dB before, {after:F2} dB after; written: {Path.GetFileName(picture)}");
    return after > before + 3;
}

double Psnr(float[][] pictures)
{
    var error = pictures.Zip(unseen, (p, t) => p.Zip(t.Colours, (a, b) => (double)(a - b) * (a - b)).Average()).Average();
    return 10 * Math.Log10(255.0 * 255 / error);
}
