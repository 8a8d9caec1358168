using MLNetVision.Networks.Optimisation;
using MLNetVision.Training;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Sweeps.Images;

/// <summary>How a trial trains.</summary>
internal static class ImageTraining
{
    public const string AdamW = "adamw";
    public const string Sgd = "sgd";
    public const string OneCycle = "one-cycle";
    public const string Cosine = "cosine";

    private const double Momentum = 0.9;
    private const double UsualRate = 0.004;
    private const double UsualSgdRate = 0.1;
    private const double UsualTuningRate = 5e-4;
    private const int WarmUpSteps = 50;

    public static TrainingOptions Of(SweepValues values, int epochs, ulong seed) => new()
    {
        Rule = new TrainingRule
        {
            Optimizer = Optimizer(values),
            Penalty = values.Choice(ImageParameters.Optimizer, AdamW) == Sgd
                ? new Penalty { L2 = values.Number(ImageParameters.Decay, 0) / 100 }
                : new Penalty(),
            AverageDecay = values.Number(ImageParameters.Average, 0) is > 0 and var kept ? kept : null,
        },
        Schedule = values.Choice(ImageParameters.Schedule, OneCycle) == Cosine ? new WarmUp(WarmUpSteps, new CosineAnnealing()) : new OneCycle(),
        Epochs = epochs,
        BatchSize = int.Parse(values.Choice(ImageParameters.Batch, "64"), System.Globalization.CultureInfo.InvariantCulture),
        Seed = seed,
    };

    /// <summary>Small steps for a backbone that is good already.</summary>
    public static TrainingOptions Tuning(SweepValues values, int epochs, ulong seed) => Of(values, epochs, seed) with
    {
        Rule = new TrainingRule
        {
            Optimizer = new AdamW
            {
                LearningRate = values.Number(ImageParameters.TuningRate, UsualTuningRate), WeightDecay = values.Number(ImageParameters.Decay, 0.01),
            },
        },
    };

    public static BatchMixing? Mixing(SweepValues values) => values.Number(ImageParameters.Mixing, 0) is > 0 and var alpha ? new Mixup(alpha) : null;

    private static Optimizer Optimizer(SweepValues values) => values.Choice(ImageParameters.Optimizer, AdamW) == Sgd
        ? new Sgd { LearningRate = values.Number(ImageParameters.SgdRate, UsualSgdRate), Momentum = Momentum, Nesterov = true }
        : new AdamW { LearningRate = values.Number(ImageParameters.Rate, UsualRate), WeightDecay = values.Number(ImageParameters.Decay, 0.02) };
}
