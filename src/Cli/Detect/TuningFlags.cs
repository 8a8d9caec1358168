using System.CommandLine;
using System.CommandLine.Parsing;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Trainers;

namespace MLNetVision.Cli.Detect;

/// <summary>Whether and how the backbone learns from regions before features are made.</summary>
internal sealed class TuningFlags
{
    private readonly Option<int?> _epochs = new("--tune")
    {
        Description = "Let the backbone learn from the regions first, for so many epochs; it stays as it is unless given.",
    };

    private readonly Option<double?> _rate = new("--tune-rate") { Description = "With --tune: the learning rate; 0.001 unless given." };

    private readonly Option<int?> _batches = new("--tune-batches") { Description = "With --tune: the batches of an epoch; 50 unless given." };

    private readonly Option<string[]> _frozen = new("--tune-frozen")
    {
        Description = "With --tune: beginnings of the names of parameters that keep their values.", AllowMultipleArgumentsPerToken = true,
    };

    public IEnumerable<Option> All => [_epochs, _rate, _batches, _frozen];

    /// <summary>The others say how, and need to know that.</summary>
    public void Validate(CommandResult result)
    {
        if (result.GetResult(_epochs) is null && All.Skip(1).FirstOrDefault(o => result.GetResult(o) is not null) is { } alone)
            result.AddError($"{alone.Name} says how the backbone learns; give --tune EPOCHS with it.");
    }

    /// <summary>How; null where it does not learn.</summary>
    public RegionTuningOptions? Read(ParseResult parsed)
    {
        if (parsed.GetValue(_epochs) is not { } epochs)
            return null;

        var usual = new RegionTuningOptions();
        var rule = usual.Training.Rule;
        if (parsed.GetValue(_rate) is { } rate)
            rule = rule with { Optimizer = new Sgd { LearningRate = rate, Momentum = 0.9 } };

        return usual with
        {
            Training = usual.Training with { Epochs = epochs, Rule = rule },
            Batches = parsed.GetValue(_batches) ?? usual.Batches,
            Frozen = parsed.GetValue(_frozen) ?? [],
        };
    }
}
