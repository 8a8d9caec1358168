// Handwritten digits as points of the plane, four ways: which of them keeps equal digits together, without being told which are equal?
using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision;
using MLNetVision.Estimators;
using MLNetVision.Evaluation;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Samples.DigitsMap;
using MLNetVision.Training;

// What of the ten nearest digits in the map of t-SNE are the same digit.
const double Promise = 0.8;
var smoke = args.Contains("--smoke");

var digits = Digit.Read(smoke ? 40 : 150);
var mlContext = new MLContext(seed: 1);
var data = mlContext.Data.LoadFromEnumerable(digits);
var transforms = mlContext.Transforms;
var tsne = new TSneOptions { Perplexity = 30, Iterations = 750 };

var maps = new[]
{
    Map("Principal components", "The two directions of most variance", transforms.Pca("Map", "Pixels", 2)),
    Map("t-SNE", "Of 30 principal components", transforms.Pca("Scores", "Pixels", 30).Append(transforms.TSne("Map", "Scores", tsne))),
    Map("Autoencoder", "A code of two neurons", Code("Map", 2, 80), stretches: true),
    Map("Autoencoder and t-SNE", "Of a code of 32 neurons", Code("Code", 32, 30).Append(transforms.TSne("Map", "Code", tsne))),
};

string[] labels = [.. digits.Select(d => d.Item.Group)];
var page = Path.Combine(AppContext.BaseDirectory, "digits.html");
new MapPage
{
    Title = "A map of handwritten digits",
    Subtitle = "Colours are what the digits are. None of the methods was told.",
    Items = [.. digits.Select(d => d.Item)],
    Maps = maps,
}.Save(page);
Console.WriteLine($"the maps are in {page}");

var reached = maps[1].NeighbourAgreement(labels);
if (!smoke && (reached < Promise || reached < maps[0].NeighbourAgreement(labels)))
{
    Console.Error.WriteLine($"In the map of t-SNE {reached:P1} of the neighbours are the same digit, below the {Promise:P0} that this sample promises.");
    return 1;
}

return 0;

AutoencoderEstimator Code(string name, int neurons, int epochs) => transforms.Autoencoder(name, "Pixels", new AutoencoderOptions
{
    Picture = new PictureShape(Digit.Size, Digit.Size),
    HiddenSizes = [256, 64],
    CodeSize = neurons,
    Activation = UnitActivation.Elu,
    Loss = ReconstructionLoss.CrossEntropy,
    Training = new TrainingOptions
    {
        Epochs = smoke ? 4 : epochs,
        BatchSize = 50,
        Seed = 1,
        Rule = new TrainingRule { Optimizer = new Adam { LearningRate = 0.002 } },
    },
});

PictureMap Map(string title, string says, IEstimator<ITransformer> method, bool stretches = false)
{
    var clock = Stopwatch.StartNew();
    var places = method.Fit(data).Transform(data).GetColumn<float[]>("Map").ToArray();
    var map = new PictureMap(title, places, says) { Stretches = stretches };
    Console.WriteLine(
        $"{title,-22} {clock.Elapsed.TotalSeconds,5:F1} s   "
        + $"{map.NeighbourAgreement([.. digits.Select(d => d.Item.Group)]):P1} of the neighbours are the same digit");
    return map;
}
