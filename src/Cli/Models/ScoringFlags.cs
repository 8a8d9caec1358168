using System.CommandLine;
using MLNetVision.Transforms;

namespace MLNetVision.Cli.Models;

/// <summary>How a model is run.</summary>
internal sealed class ScoringFlags
{
    private readonly Option<int?> _batch = new("--batch") { Description = "Pictures that are scored together." };

    private readonly Option<int?> _threads = new("--threads") { Description = "The most threads; results do not depend on it." };

    public IEnumerable<Option> All => [_batch, _threads];

    public ScoringOptions Read(ParseResult parsed)
    {
        var options = new ScoringOptions { Threads = parsed.GetValue(_threads) };
        return parsed.GetValue(_batch) is { } batch ? options with { BatchSize = batch } : options;
    }
}
