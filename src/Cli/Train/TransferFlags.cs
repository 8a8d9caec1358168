using System.CommandLine;
using MLNetVision.Cli.Zoo;
using MLNetVision.Networks;
using MLNetVision.Trainers;
using MLNetVision.Transforms;

namespace MLNetVision.Cli.Train;

/// <summary>The flags of a training that begins with a backbone.</summary>
internal sealed class TransferFlags
{
    private readonly Option<string> _backbone = new("--backbone")
    {
        Description = "Begin with a trained network: one of the zoo, with --weights, or an ONNX file, with --mean and --deviation.",
    };

    private readonly Option<string> _layer = new("--layer") { Description = "The backbone's layer whose values are the features; what its head sees unless given." };

    private readonly Option<HeadKind?> _head = new("--head") { Description = "What is put behind the backbone; softmax unless given." };

    private readonly Option<TransferMode?> _mode = new("--mode") { Description = "What of the backbone is trained; HeadOnly unless given." };

    private readonly Option<int?> _blocks = new("--blocks") { Description = "How many of its last blocks, with --mode LastBlocks." };

    private readonly Option<float[]> _mean = new("--mean")
    {
        Description = "Subtracted from the channels of 0 to 1 before an ONNX backbone: one number, or three.", AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<float[]> _deviation = new("--deviation")
    {
        Description = "Divides them after that: one number, or three.", AllowMultipleArgumentsPerToken = true,
    };

    public IEnumerable<Option> All => [_backbone, _layer, _head, _mode, _blocks, _mean, _deviation];

    /// <summary>Whether a backbone is named.</summary>
    public bool AreGiven(ParseResult parsed) => parsed.GetValue(_backbone) is not null;

    public TransferLearningOptions Apply(ParseResult parsed, TransferLearningOptions options) => options with
    {
        Layer = parsed.GetValue(_layer) ?? options.Layer,
        Head = parsed.GetValue(_head) is { } head ? Head(head) : options.Head,
        Mode = parsed.GetValue(_mode) ?? options.Mode,
        Blocks = parsed.GetValue(_blocks) ?? options.Blocks,
    };

    /// <summary>The backbone that is named.</summary>
    public Backbone Read(ParseResult parsed, string? weights)
    {
        var name = parsed.GetValue(_backbone)!;
        if (Path.GetExtension(name).Equals(".onnx", StringComparison.OrdinalIgnoreCase))
        {
            return WithColours(parsed, Backbone.FromOnnx(name));
        }

        var model = ZooCommand.Find(name);
        return weights is not null
            ? Backbone.FromZoo(model.Name, weights)
            : throw new CommandException($"--backbone {model.Name} needs --weights: without trained weights there is nothing to begin with.");
    }

    private Backbone WithColours(ParseResult parsed, Backbone backbone)
    {
        var preprocessing = backbone.Card.Preprocessing;
        var channels = preprocessing.Mean.Count;
        return backbone with
        {
            Card = backbone.Card with
            {
                Preprocessing = preprocessing with
                {
                    Mean = PerChannel(parsed.GetValue(_mean), channels, "--mean") ?? preprocessing.Mean,
                    Deviation = PerChannel(parsed.GetValue(_deviation), channels, "--deviation") ?? preprocessing.Deviation,
                },
            },
        };
    }

    private static float[]? PerChannel(float[]? numbers, int channels, string flag) => numbers switch
    {
        null or [] => null,
        [var one] => [.. Enumerable.Repeat(one, channels)],
        _ when numbers.Length == channels => numbers,
        _ => throw new CommandException($"{flag} takes one number, or one for each of the backbone's {channels} channels, not {numbers.Length}."),
    };

    private static Head Head(HeadKind kind) => kind switch
    {
        HeadKind.Mlp => new MlpHead(),
        HeadKind.LinearSvm => new LinearSvmHead(),
        HeadKind.KernelSvm => new KernelSvmHead(),
        HeadKind.Neighbours => new KNearestHead(),
        _ => new SoftmaxHead(),
    };
}
