using System.CommandLine;
using MLNetVision.Cli.Zoo;
using MLNetVision.Transforms;

namespace MLNetVision.Cli.Models;

/// <summary>A trained network to begin with.</summary>
internal sealed class BackboneFlags
{
    private readonly Option<string> _backbone = new("--backbone")
    {
        Description = "Begin with a trained network: one of the zoo, with --weights, or an ONNX file, with --mean and --deviation.",
    };

    private readonly Option<string> _layer = new("--layer")
    {
        Description = "The backbone's layer whose values are the features; what its head sees unless given.",
    };

    private readonly Option<float[]> _mean = new("--mean")
    {
        Description = "Subtracted from the channels of 0 to 1 before an ONNX backbone: one number, or three.", AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<float[]> _deviation = new("--deviation")
    {
        Description = "Divides them after that: one number, or three.", AllowMultipleArgumentsPerToken = true,
    };

    public IEnumerable<Option> All => [_backbone, _layer, _mean, _deviation];

    /// <summary>Whether a backbone is named.</summary>
    public bool AreGiven(ParseResult parsed) => parsed.GetValue(_backbone) is not null;

    /// <summary>The layer whose values are the features; null for what the head sees.</summary>
    public string? Layer(ParseResult parsed) => parsed.GetValue(_layer);

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
}
