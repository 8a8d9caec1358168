using System.CommandLine;
using MLNetVision.Transforms;

namespace MLNetVision.Cli.Models;

/// <summary>How a model is run.</summary>
internal sealed class ScoringFlags
{
    private readonly Option<int?> _batch = new("--batch") { Description = "Pictures that are scored together." };

    private readonly Option<int?> _threads = new("--threads") { Description = "The most threads; results do not depend on it." };

    private readonly EngineFlags _engine = new();

    public IEnumerable<Option> All => [_batch, _threads, .. _engine.All];

    public ScoringOptions Read(ParseResult parsed)
    {
        var options = new ScoringOptions { Threads = parsed.GetValue(_threads), Engine = _engine.Read(parsed) };
        return parsed.GetValue(_batch) is { } batch ? options with { BatchSize = batch } : options;
    }
}
