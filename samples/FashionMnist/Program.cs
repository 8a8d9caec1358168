// Fashion-MNIST: a small network learns ten kinds of clothing from 60,000 pictures.
using MLNetVision.Compute;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Networks.Zoo;
using MLNetVision.Samples.FashionMnist;
using MLNetVision.Samples.Shared;
using MLNetVision.Training;
using MLNetVision.Training.Measuring;
using MLNetVision.Training.Schedules;

const double Promise = 0.915;
const int SmokeRows = 2000;
var smoke = args.Contains("--smoke");
var named = Array.IndexOf(args, "--data");
if (named >= 0 && named == args.Length - 1)
{
    Console.Error.WriteLine("--data takes the folder of the four files.");
    return 2;
}

var folder = named < 0 ? Clothing.DebianFolder : args[named + 1];
if (Clothing.Missing(folder) is { } missing)
{
    Console.WriteLine(missing);
    Console.WriteLine(smoke ? "Nothing was trained." : "Then run this sample again.");
    return smoke ? 0 : 1;
}

var (training, test) = Clothing.Load(folder, smoke ? SmokeRows : null);
var network = SmallCnn.Build(training.Images.Classes.Count, Clothing.Size, dropout: 0.25f);
var run = new TrainingRun(network.WithLoss(new CrossEntropy()), new ManagedEngine(), training)
{
    Validation = test,
    Metrics = [Metric.Accuracy],
    Options = new TrainingOptions
    {
        Epochs = smoke ? 1 : 8,
        BatchSize = 128,
        Seed = 1,
        Rule = new TrainingRule { Optimizer = new AdamW { LearningRate = 0.002, WeightDecay = 0.01 } },
        Schedule = new OneCycle(),
    },
};

Console.WriteLine($"{training.Rows:N0} pictures to learn from, {test.Rows:N0} to be tested with, {network.ParameterCount:N0} parameters");
var result = TrainingDisplay.Run(run, "images");
var accuracy = result.History[^1][Metric.Accuracy.Name];
Console.WriteLine($"{accuracy:P2} of the pictures that training never saw are named rightly");
if (!smoke && accuracy < Promise)
{
    Console.Error.WriteLine($"That is below the {Promise:P1} that this sample promises.");
    return 1;
}

return 0;
