// Handwritten digits: a small network is trained on four fifths of the bundled 5,000 and tested on the fifth that it never saw.
using MLNetVision.Compute;
using MLNetVision.Imaging;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Samples.Digits;
using MLNetVision.Samples.Shared;
using MLNetVision.Training;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Data;
using MLNetVision.Training.Measuring;
using MLNetVision.Training.Schedules;

const double Promise = 0.985;
var smoke = args.Contains("--smoke");

const int Size = 20;
const int RowsPerClass = 5;
var sheet = ImageFile.Load(Path.Combine(AppContext.BaseDirectory, "digits.png"));
var digits = PackedImages.FromSheet(sheet, Size, Size, (_, row) => row / RowsPerClass);
var rows = Enumerable.Range(0, digits.Count).ToArray();
var numbers = new ImageBatchOptions(new PictureTensor(1, Size, Size));
var handwriting = new RandomAffine { Degrees = 8, ShiftX = 0.05, ShiftY = 0.05, Factor = (0.9, 1.1), ShearX = 8 };
var known = new ImageBatchSource(
    digits.Select([.. rows.Where(r => r % 5 != 4 && (!smoke || r % 4 == 0))]), numbers with { Transform = handwriting });
var unseen = new ImageBatchSource(digits.Select([.. rows.Where(r => r % 5 == 4)]), numbers);

var network = DigitNetwork.Build(digits.Classes.Count, Size);
var run = new TrainingRun(network.WithLoss(new CrossEntropy()), new ManagedEngine(), known)
{
    Validation = unseen,
    Metrics = [Metric.Accuracy],
    Options = new TrainingOptions
    {
        Epochs = smoke ? 1 : 12,
        BatchSize = 64,
        Seed = 1,
        Rule = new TrainingRule { Optimizer = new AdamW { LearningRate = 0.003, WeightDecay = 0.01 } },
        Schedule = new OneCycle(),
    },
};

Console.WriteLine($"{known.Rows} digits to learn from, {unseen.Rows} to be tested with, {network.ParameterCount:N0} parameters");
var result = TrainingDisplay.Run(run, "images");
var accuracy = result.History[^1][Metric.Accuracy.Name];
Console.WriteLine($"{accuracy:P2} of the digits that training never saw are read rightly");
if (!smoke && accuracy < Promise)
{
    Console.Error.WriteLine($"That is below the {Promise:P1} that this sample promises.");
    return 1;
}

return 0;
