using System.CommandLine;

namespace MLNetVision.Cli.Embed;

/// <summary>How the map is made, as the command line has it.</summary>
internal sealed class EmbedFlags
{
    private const int UsualSize = 32;
    private const int UsualIterations = 1000;
    private const int UsualEpochs = 50;

    private readonly Option<EmbedMethod> _method = new("--method") { Description = "How places are found; t-SNE unless given." };

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

    private readonly Option<int> _epochs = new("--epochs") { Description = "Passes of the autoencoder over the pictures.", DefaultValueFactory = _ => UsualEpochs };

    private readonly Option<ulong> _seed = new("--seed") { Description = "The same seed gives the same map.", DefaultValueFactory = _ => 1 };

    public EmbedFlags()
    {
        Require(_dimensions, v => v is 2 or 3, "2 or 3");
        Require(_size, v => v is >= 4 and <= 512, "a number from 4 to 512");
        Require(_perplexity, v => v is null or >= 1, "a number from 1");
        Require(_iterations, v => v >= 1, "a number from 1");
        Require(_epochs, v => v >= 1, "a number from 1");
    }

    public IEnumerable<Option> All => [_method, _dimensions, _size, _perplexity, _iterations, _epochs, _seed];

    /// <summary>What is asked for.</summary>
    public EmbedOptions Read(ParseResult parsed) => new(
        parsed.GetValue(_method), parsed.GetValue(_dimensions), parsed.GetValue(_size), parsed.GetValue(_perplexity), parsed.GetValue(_iterations),
        parsed.GetValue(_epochs), parsed.GetValue(_seed));

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
