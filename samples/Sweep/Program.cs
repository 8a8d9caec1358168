// Which network, and trained how? First every trial gets all its epochs; then only those that deserve them, until the same accuracy is reached.
using Microsoft.ML;
using MLNetVision;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Samples.SweepDigits;
using MLNetVision.Sweeps;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Augmentation;

// What Hyperband may need of the epochs that full trials at random needed.
const double Promise = 1.0 / 3;
const int Seeds = 5;
var smoke = args.Contains("--smoke");
var epochs = smoke ? 3 : 9;
var mlContext = new MLContext(seed: 1);
var split = mlContext.Data.StratifiedSplit(mlContext.Data.LoadFromEnumerable(Digit.Read(smoke ? 50 : 500)), testFraction: 0.2, seed: 1);

// What varies is said where it is used; the second convolution has a width only where there is one.
IEstimator<ITransformer> Pipeline(Trial trial)
{
    var width = trial.LogInt("width", 4, 32);
    int? second = trial.Bool("second") ? trial.LogInt("second width", 8, 64) : null;
    var dropout = (float)trial.Uniform("dropout", 0, 0.5);
    var options = new ImageCnnOptions
    {
        Network = new NetworkChoice { Height = Digit.Size, Width = Digit.Size, Channels = 1 },
        Augmentation = trial.Bool("augmentation") ? new RandomAffine { Degrees = 8, ShiftX = 0.05, ShiftY = 0.05 } : null,
        ValidationFraction = 0.2,
    };
    var rule = new TrainingRule { Optimizer = new AdamW { LearningRate = (float)trial.LogUniform("rate", 1e-4, 3e-2) } };
    options = options with { Training = options.Training with { Epochs = epochs, Rule = rule } };
    return mlContext.MulticlassClassification.Trainers.ImageCnn("Label", "Pixels", Network, options, trial.Run);

    Tensor Network(Tensor pixels, int classes)
    {
        var lines = pixels.Conv2d(width, 3, padding: 1, bias: false).BatchNorm().Relu().MaxPool2d(2);
        var parts = second is { } channels ? lines.Conv2d(channels, 3, padding: 1, bias: false).BatchNorm().Relu().MaxPool2d(2) : lines;
        return parts.Flatten().Dropout(dropout).Dense(classes);
    }
}

var (all, few, reached) = (0, 0, true);
for (var seed = 1; seed <= (smoke ? 1 : Seeds); seed++)
{
    var (full, pruned, accurate) = Compare((ulong)seed);
    (all, few, reached) = (all + full, few + pruned, reached && accurate);
}

Console.WriteLine($"Hyperband needed {few} epochs, trials at random {all}: {(double)few / all:P0} of them, over {(smoke ? 1 : Seeds)} sweeps each.");
if (!smoke && !(reached && few <= all * Promise))
{
    Console.Error.WriteLine($"Hyperband did not reach the accuracy in {Promise:P0} of the epochs, which this sample promises.");
    return 1;
}

return 0;

(int Full, int Pruned, bool Reached) Compare(ulong seed)
{
    Console.WriteLine($"Seed {seed}: trials at random, each with all its epochs");
    var everything = new SweepOptions { Search = new RandomSearch(), Budget = new SweepBudget { Trials = smoke ? 3 : 16 }, Seed = seed, Refit = false };
    var random = mlContext.Sweep(Pipeline, everything, run: new SweepRun { Progress = new Table() }).Search(split.TrainSet);

    Console.WriteLine($"Seed {seed}: Hyperband over Parzen estimators, until it is as good");
    var hyperband = everything with
    {
        Search = new ParzenSearch(),
        Pruning = new Hyperband { Epochs = epochs },
        Budget = new SweepBudget { Epochs = random.Trials.Sum(t => t.Epochs.Count), Target = random.Best.Objectives[0] },
        Refit = true,
    };
    var best = mlContext.Sweep(Pipeline, hyperband, run: new SweepRun { Progress = new Table() }).Search(split.TrainSet);

    var (full, pruned) = (random.Trials.Sum(t => t.Epochs.Count), best.Trials.Sum(t => t.Epochs.Count));
    var (ofRandom, ofBest) = (random.Best.Objectives[0], best.Best.Objectives[0]);
    var unseen = mlContext.MulticlassClassification.EvaluateDetailed(best.Model.Transform(split.TestSet)).Accuracy;
    Console.WriteLine($"Random reached {ofRandom:P2} in {full} epochs, Hyperband {ofBest:P2} in {pruned}: {(double)pruned / full:P0} of them.");
    Console.WriteLine($"Fitted to all of the sweep's digits, its network reads {unseen:P2} of those that the sweep never saw.");
    return (full, pruned, ofBest >= ofRandom);
}
