using MLNetVision.Networks;
using MLNetVision.Trainers.HeadFitting;
using MLNetVision.Trainers.Learning;

namespace MLNetVision.Trainers.Transfer;

/// <summary>What is trained when, of a backbone with a head.</summary>
internal static class StagePlan
{
    /// <summary>The stages of a training; none where the backbone is left alone.</summary>
    /// <param name="backbone">The backbone without the head.</param>
    /// <param name="options">The options.</param>
    public static IReadOnlyList<Stage> Of(Network backbone, TransferLearningOptions options)
    {
        if (options.Mode == TransferMode.HeadOnly)
        {
            return [];
        }

        var blocks = BlockNames.Of(backbone);
        var most = options.Mode == TransferMode.Full ? blocks.Count : Math.Min(options.Blocks, blocks.Count);
        IReadOnlyList<Unfreezing> stages = options.Stages.Count > 0 ? options.Stages : [new Unfreezing(most, options.Training.Epochs)];
        return [.. stages.Select(stage => new Stage(
            [.. blocks.SkipLast(Math.Min(stage.Blocks, most)), .. options.Frozen],
            options.Training with { Epochs = stage.Epochs, Rule = options.Training.Rule with { RateFactors = Rates(options, stage.RateFactor) } }))];
    }

    /// <summary>The empty prefix is everything; the head has the optimizer's own rate.</summary>
    private static Dictionary<string, double> Rates(TransferLearningOptions options, double factor)
    {
        var rates = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            [""] = options.BackboneRate * factor,
            [FittedHead.Scope] = factor,
        };
        foreach (var (prefix, own) in options.Training.Rule.RateFactors.Concat(options.RateFactors))
        {
            rates[prefix] = own * factor;
        }

        return rates;
    }
}
