using System.CommandLine;
using System.CommandLine.Parsing;

namespace MLNetVision.Cli.Embed;

/// <summary>How the map is made, as the command line has it.</summary>
internal sealed class EmbedFlags
{
    private const int UsualSize = 32;
    private const int UsualIterations = 1000;
    private const int UsualEpochs = 50;

    private readonly Option<IReadOnlyList<EmbedMethod>> _methods = new("--method")
    {
        Description = $"How places are found: {string.Join(", ", Enum.GetNames<EmbedMethod>()).ToLowerInvariant()};"
            + " several, with commas between, stand side by side. t-SNE unless given.",
        CustomParser = Methods,
        DefaultValueFactory = _ => [EmbedMethod.Tsne],
    };

    private readonly Option<int> _dimensions = new("--dimensions") { Description = "2 or 3; 2 unless given.", DefaultValueFactory = _ => 2 };

    private readonly Option<int> _size = new("--image-size")
    {
        Description = "The side to which the middles of pictures are brought before they are compared.", DefaultValueFactory = _ => UsualSize,
    };

    private readonly Option<double?> _perplexity = new("--perplexity")
    {
        Description = "How many neighbours count in t-SNE, as it were; 30 unless given, fewer with few pictures.",
    };

    private readonly Option<int> _iterations = new("--iterations") { Description = "How long t-SNE goes on.", DefaultValueFactory = _ => UsualIterations };

    private readonly Option<int> _epochs = new("--epochs")
    {
        Description = "Passes of the autoencoder over the pictures.",
        DefaultValueFactory = _ => UsualEpochs,
    };

    private readonly Option<ulong> _seed = new("--seed") { Description = "The same seed gives the same map.", DefaultValueFactory = _ => 1 };

    public EmbedFlags()
    {
        Require(_dimensions, v => v is 2 or 3, "2 or 3");
        Require(_size, v => v is >= 4 and <= 512, "a number from 4 to 512");
        Require(_perplexity, v => v is null or >= 1, "a number from 1");
        Require(_iterations, v => v >= 1, "a number from 1");
        Require(_epochs, v => v >= 1, "a number from 1");
    }

    public IEnumerable<Option> All => [_methods, _dimensions, _size, _perplexity, _iterations, _epochs, _seed];

    /// <summary>What is asked for, a map each.</summary>
    public IReadOnlyList<EmbedOptions> Read(ParseResult parsed) =>
    [
        .. parsed.GetValue(_methods)!.Select(method => new EmbedOptions(
            method, parsed.GetValue(_dimensions), parsed.GetValue(_size), parsed.GetValue(_perplexity), parsed.GetValue(_iterations),
            parsed.GetValue(_epochs), parsed.GetValue(_seed))),
    ];

    private static IReadOnlyList<EmbedMethod>? Methods(ArgumentResult result)
    {
        var methods = new List<EmbedMethod>();
        foreach (var name in result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (!Enum.GetNames<EmbedMethod>().Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                result.AddError($"--method has no '{name}'; these are: {string.Join(", ", Enum.GetNames<EmbedMethod>()).ToLowerInvariant()}.");
                return null;
            }

            methods.Add(Enum.Parse<EmbedMethod>(name, ignoreCase: true));
        }

        if (methods.Distinct().Count() == methods.Count)
        {
            return methods;
        }

        result.AddError("--method names a method twice; each has one map.");
        return null;
    }

    private static void Require<T>(Option<T> option, Func<T?, bool> holds, string rule) => option.Validators.Add(r =>
    {
        if (!holds(r.GetValueOrDefault<T>()))
        {
            r.AddError($"{option.Name} has to be {rule}.");
        }
    });
}

/// <summary>How the map is made.</summary>
internal sealed record EmbedOptions(EmbedMethod Method, int Dimensions, int Size, double? Perplexity, int Iterations, int Epochs, ulong Seed);
