using System.CommandLine;
using System.CommandLine.Parsing;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Trainers;
using MLNetVision.Training;

namespace MLNetVision.Cli.Train;

/// <summary>The flags that change a training's options; those that are not given leave them as they are.</summary>
internal sealed class TrainFlags
{
    private const double UsualValidation = 0.1;

    private readonly Option<FileInfo> _options = new Option<FileInfo>("--options")
    {
        Description = "A JSON file of the options, as --write-options writes it. Other flags win over it.",
    }.AcceptExistingOnly();

    private readonly Option<string> _network = new("--network") { Description = "A network of the zoo ('mlvision zoo' lists them); small_cnn unless given." };

    private readonly Option<FileInfo> _weights = new Option<FileInfo>("--weights")
    {
        Description = "A safetensors file of weights to begin with.",
    }.AcceptExistingOnly();

    private readonly Option<int?> _size = new("--size") { Description = "The side of the network's pictures; its own unless given." };

    private readonly Option<int?> _channels = new("--channels") { Description = "1 for grey pictures, 3 for coloured ones; the network's own unless given." };

    private readonly Option<int?> _epochs = new("--epochs") { Description = "Passes over the pictures." };

    private readonly Option<int?> _batch = new("--batch") { Description = "Pictures of a training step." };

    private readonly Option<double?> _rate = new("--rate") { Description = "The learning rate, of which the schedule takes its share." };

    private readonly Option<ulong?> _seed = new("--seed") { Description = "Where every random choice begins; the same seed gives the same model." };

    private readonly Option<double?> _validation = new("--validation")
    {
        Description = "The share of the pictures that choose the best epoch; 0.1 unless given.",
    };

    private readonly Option<int?> _patience = new("--patience") { Description = "Stop when so many epochs in a row were no better." };

    private readonly Option<AugmentationKind?> _augment = new("--augment") { Description = "How pictures are varied in training." };

    private readonly Option<bool> _balance = new("--balance") { Description = "Let all classes count the same, however many pictures they have." };

    public TrainFlags()
    {
        Require(_size, v => v is null or >= 1, "a number from 1");
        Require(_channels, v => v is null or 1 or 3, "1 or 3");
        Require(_epochs, v => v is null or >= 1, "a number from 1");
        Require(_batch, v => v is null or >= 1, "a number from 1");
        Require(_rate, v => v is null or > 0, "above 0");
        Require(_validation, v => v is null or (>= 0 and < 1), "from 0, below 1");
        Require(_patience, v => v is null or >= 1, "a number from 1");
    }

    public IEnumerable<Option> All =>
        [_options, _network, _weights, _size, _channels, _epochs, _batch, _rate, _seed, _validation, _patience, _augment, _balance];

    /// <summary>The file of weights that is given.</summary>
    public string? Weights(ParseResult parsed) => parsed.GetValue(_weights)?.FullName;

    /// <summary>The options of a network's training: those of the file, or the defaults, with what the flags change.</summary>
    public ImageCnnOptions ReadNetwork(ParseResult parsed)
    {
        var options = (ImageCnnOptions)Common(parsed, File<ImageCnnOptions>(parsed));
        return options with
        {
            Network = Network(parsed, options.Network),
            Balance = parsed.GetValue(_balance) ? ClassBalance.Weights : options.Balance,
        };
    }

    /// <summary>The options of a training that begins with a backbone, likewise.</summary>
    public TransferLearningOptions ReadTransfer(ParseResult parsed)
    {
        var options = (TransferLearningOptions)Common(parsed, File<TransferLearningOptions>(parsed));
        return options with { Balance = parsed.GetValue(_balance) ? ClassBalance.Weights : options.Balance };
    }

    private T File<T>(ParseResult parsed)
        where T : ImageTrainingOptions, new() =>
        parsed.GetValue(_options) is { } file ? OptionsFile.Read<T>(file.FullName) : new T { ValidationFraction = UsualValidation };

    private ImageTrainingOptions Common(ParseResult parsed, ImageTrainingOptions options) => options with
    {
        Training = Training(parsed, options.Training),
        ValidationFraction = parsed.GetValue(_validation) ?? options.ValidationFraction,
        Augmentation = parsed.GetValue(_augment) is { } kind ? Augmentations.Of(kind) : options.Augmentation,
    };

    private NetworkChoice Network(ParseResult parsed, NetworkChoice network) => network with
    {
        Name = parsed.GetValue(_network) ?? network.Name,
        WeightsFile = parsed.GetValue(_weights)?.FullName ?? network.WeightsFile,
        Height = parsed.GetValue(_size) ?? network.Height,
        Width = parsed.GetValue(_size) ?? network.Width,
        Channels = parsed.GetValue(_channels) ?? network.Channels,
    };

    private TrainingOptions Training(ParseResult parsed, TrainingOptions training) => training with
    {
        Epochs = parsed.GetValue(_epochs) ?? training.Epochs,
        BatchSize = parsed.GetValue(_batch) ?? training.BatchSize,
        Seed = parsed.GetValue(_seed) ?? training.Seed,
        EarlyStopping = parsed.GetValue(_patience) is { } patience
            ? (training.EarlyStopping ?? new EarlyStopping()) with { Patience = patience }
            : training.EarlyStopping,
        Rule = parsed.GetValue(_rate) is { } rate ? training.Rule with { Optimizer = WithRate(training.Rule.Optimizer, rate) } : training.Rule,
    };

    private static Optimizer WithRate(Optimizer optimizer, double rate) => optimizer with { LearningRate = rate };

    private static void Require<T>(Option<T> option, Func<T?, bool> holds, string rule) => option.Validators.Add(r =>
    {
        if (!holds(r.GetValueOrDefault<T>()))
        {
            r.AddError($"{option.Name} has to be {rule}.");
        }
    });
}
