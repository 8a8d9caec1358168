using System.CommandLine;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Cli.Models;

/// <summary>What computes.</summary>
internal sealed class EngineFlags
{
    private readonly Option<string> _engine = new("--engine")
    {
        Description = $"What computes: 'managed', or 'torch' where MLNetVision.Torch is beside the tool or in the folder that {TorchLoader.Folder} names.",
        DefaultValueFactory = _ => "managed",
    };

    private readonly Option<string?> _device = new("--device")
    {
        Description = "Where 'torch' computes: 'auto', 'cpu', 'cuda' or 'cuda:1'; 'auto' unless given.",
    };

    public EngineFlags() => _engine.AcceptOnlyFromAmong("managed", "torch");

    public IEnumerable<Option> All => [_engine, _device];

    /// <summary>The engine, or null for the managed one.</summary>
    public IEngine? Read(ParseResult parsed)
    {
        var device = parsed.GetValue(_device);
        if (parsed.GetValue(_engine) == "torch")
        {
            return TorchLoader.Make(device ?? "auto");
        }

        return device is null ? null : throw new CommandException($"--device {device} needs --engine torch; the managed engine computes on the CPU.");
    }
}
