using System.CommandLine;
using MLNetVision.Cli.Models;
using MLNetVision.Trainers;
using MLNetVision.Transforms;

namespace MLNetVision.Cli.Train;

/// <summary>The flags of a training that begins with a backbone.</summary>
internal sealed class TransferFlags
{
    private readonly BackboneFlags _backbone = new();

    private readonly Option<HeadKind?> _head = new("--head") { Description = "What is put behind the backbone; softmax unless given." };

    private readonly Option<TransferMode?> _mode = new("--mode") { Description = "What of the backbone is trained; HeadOnly unless given." };

    private readonly Option<int?> _blocks = new("--blocks") { Description = "How many of its last blocks, with --mode LastBlocks." };

    public IEnumerable<Option> All => [_head, _mode, _blocks, .. _backbone.All];

    /// <summary>Whether a backbone is named.</summary>
    public bool AreGiven(ParseResult parsed) => _backbone.AreGiven(parsed);

    public TransferLearningOptions Apply(ParseResult parsed, TransferLearningOptions options) => options with
    {
        Layer = _backbone.Layer(parsed) ?? options.Layer,
        Head = parsed.GetValue(_head) is { } head ? Head(head) : options.Head,
        Mode = parsed.GetValue(_mode) ?? options.Mode,
        Blocks = parsed.GetValue(_blocks) ?? options.Blocks,
    };

    /// <summary>The backbone that is named.</summary>
    public Backbone Read(ParseResult parsed, string? weights) => _backbone.Read(parsed, weights);

    private static Head Head(HeadKind kind) => kind switch
    {
        HeadKind.Mlp => new MlpHead(),
        HeadKind.LinearSvm => new LinearSvmHead(),
        HeadKind.KernelSvm => new KernelSvmHead(),
        HeadKind.Neighbours => new KNearestHead(),
        _ => new SoftmaxHead(),
    };
}
