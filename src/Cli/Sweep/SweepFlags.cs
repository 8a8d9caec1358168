using System.CommandLine;
using System.Text.Json.Nodes;
using MLNetVision.Sweeps;

namespace MLNetVision.Cli.Sweep;

/// <summary>The flags that say what a sweep is.</summary>
internal sealed class SweepFlags
{
    private readonly Option<string> _space = new("--space")
    {
        Description = "What may vary: quick, medium or best, or a JSON file as --write-space writes it.", DefaultValueFactory = _ => "quick",
    };

    private readonly Option<int?> _epochs = new("--epochs")
    {
        Description = "Passes over the pictures of a whole trial; 36 for quick, 40 for medium, 60 for best.",
    };

    private readonly Option<int?> _networks = new("--networks") { Description = "How many networks the last fit trains and averages; 3 unless given." };

    private readonly Option<SearchKind> _search = new("--search") { Description = "How parameters are chosen.", DefaultValueFactory = _ => SearchKind.Tpe };

    private readonly Option<PruningKind?> _pruning = new("--pruning") { Description = "Which trials end early; median for quick, asha for others." };

    private readonly Option<MetricKind> _metric = new("--metric") { Description = "What is made as good as it can.", CustomParser = r => Metric(r) };

    private readonly Option<ulong> _seed = new("--seed") { Description = "Where every random choice begins, the split too.", DefaultValueFactory = _ => 1 };

    private readonly Option<double> _heldOut = new("--held-out")
    {
        Description = "The share of the pictures that the sweep never sees.", DefaultValueFactory = _ => 0.15,
    };

    private readonly Option<double> _validation = new("--validation")
    {
        Description = "The share of the others that measures trials.", DefaultValueFactory = _ => 0.2,
    };

    private readonly Option<int?> _size = new("--size")
    {
        Description = "The side of the pictures that networks see; the pictures' own, up to 64 or 128, unless given.",
    };

    public SweepFlags()
    {
        Require(_epochs, v => v is null or > 0, "a number from 1");
        Require(_networks, v => v is null or > 0, "a number from 1");
        Require(_size, v => v is null or >= 8, "a number from 8");
        Require(_heldOut, v => v is > 0 and < 1, "between 0 and 1");
        Require(_validation, v => v is > 0 and < 1, "between 0 and 1");
    }

    public IEnumerable<Option> All =>
        [_space, _epochs, _networks, _search, _pruning, _metric, _seed, _heldOut, _validation, _size, .. SweepBackbone.All];

    /// <summary>The space, and whether it is the quick one.</summary>
    public SweepSpace Space(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(_space);
        var space = name switch
        {
            "quick" => ImageClassificationSpace.Quick,
            "medium" => ImageClassificationSpace.Medium,
            "best" => ImageClassificationSpace.Best,
            _ when File.Exists(name) => SweepSpace.Load(name),
            _ => throw new CommandException($"--space '{name}' is none of quick, medium and best, and no file."),
        };
        var ready = !File.Exists(name);
        return ready && SweepBackbone.Given(parsed) is { Length: > 0 } flags
            ? space.WithBackbones([SweepBackbone.Name(flags)], SweepBackbone.Cuts(parsed))
            : space;
    }

    public SweepPlan Read(ParseResult parsed, string pictures)
    {
        var name = parsed.GetRequiredValue(_space);
        var (height, width, channels) = PictureShape.Of(pictures, name == "quick" ? 64 : 128);
        return new SweepPlan
        {
            Pictures = Path.GetFullPath(pictures),
            Space = JsonNode.Parse(Space(parsed).ToJson())!,
            Height = parsed.GetValue(_size) ?? height,
            Width = parsed.GetValue(_size) ?? width,
            Channels = channels,
            Epochs = parsed.GetValue(_epochs) ?? name switch { "quick" => 36, "best" => 60, _ => 40 },
            Networks = parsed.GetValue(_networks) ?? 3,
            Search = parsed.GetValue(_search),
            Pruning = parsed.GetValue(_pruning) ?? (name == "quick" ? PruningKind.Median : PruningKind.Asha),
            Metric = parsed.GetValue(_metric),
            Seed = parsed.GetValue(_seed),
            HeldOut = parsed.GetValue(_heldOut),
            Validation = parsed.GetValue(_validation),
            Backbone = SweepBackbone.Given(parsed),
        };
    }

    /// <summary>Names with hyphens, as flags have them.</summary>
    private static MetricKind Metric(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value.Replace("-", string.Empty, StringComparison.Ordinal);
        if (!Enum.TryParse<MetricKind>(text, ignoreCase: true, out var metric) || int.TryParse(text, out _))
        {
            result.AddError($"--metric '{result.Tokens[0].Value}' is none of accuracy, balanced-accuracy, macro-f1 and log-loss.");
        }

        return metric;
    }

    private static void Require<T>(Option<T> option, Func<T?, bool> holds, string rule) => option.Validators.Add(r =>
    {
        if (!holds(r.GetValueOrDefault<T>()))
        {
            r.AddError($"{option.Name} has to be {rule}.");
        }
    });
}
