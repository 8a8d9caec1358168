// A network with a memory learns a small text letter by letter, then writes by itself.
using MLNetVision.Compute;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Samples.CharacterModel;
using MLNetVision.Samples.Shared;
using MLNetVision.Training;
using MLNetVision.Training.Schedules;

// Nats a letter. Windows begin with an empty memory, so their first letters stay guesses, and a loss of 0 is out of reach.
const double Promise = 0.25;
const int Length = 48;
var smoke = args.Contains("--smoke");

var alphabet = new Alphabet(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "text.txt")));
var windows = alphabet.Windows(Length, stride: smoke ? 24 : 3);
var letters = new LetterNetwork(alphabet.Count);
var network = letters.ForWindows(Length);
var engine = new ManagedEngine();
var run = new TrainingRun(network.WithLoss(new CrossEntropy()), engine, windows)
{
    Options = new TrainingOptions
    {
        Epochs = smoke ? 2 : 30,
        BatchSize = 32,
        Seed = 1,
        Rule = new TrainingRule { Optimizer = new Adam { LearningRate = 0.01 }, Clipping = new Clipping(ClippingKind.Norm, 1) },
        Schedule = new OneCycle(),
    },
};

Console.WriteLine(
    $"{alphabet.Text.Length:N0} letters, {alphabet.Count} different ones, {windows.Rows:N0} windows of {Length}, {network.ParameterCount:N0} parameters");
var result = TrainingDisplay.Run(run, "windows");
var loss = result.History[^1][Figures.Loss];
Console.WriteLine($"The loss is {loss:F3} nats a letter; a guess without reading costs {Math.Log(alphabet.Count):F3}.");

var writer = new Writer(engine, letters, result.Weights, alphabet);
Console.WriteLine(writer.Continue("A text is ", 200, temperature: 0.5, seed: 1));
if (!smoke && loss > Promise)
{
    Console.Error.WriteLine($"The loss is above the {Promise} that this sample promises.");
    return 1;
}

return 0;
