using Microsoft.ML;

namespace MLNetVision.Sweeps.Running;

/// <summary>What trials are fitted to and measured with: one pair of parts, or one a fold.</summary>
/// <param name="All">The rows that the best pipeline is fitted to in the end.</param>
/// <param name="Parts">What trials are fitted to, and measured with.</param>
internal sealed record SweepData(IDataView All, IReadOnlyList<(IDataView Train, IDataView Test)> Parts)
{
    public static SweepData Of(MLContext context, IDataView data, IDataView? validation, SweepValidation how)
    {
        if (validation is not null)
        {
            return new SweepData(data, [(data, validation)]);
        }

        if (how.Folds is { } folds)
        {
            return new SweepData(data, [.. Folds(context, data, how, folds)]);
        }

        if (how.StratifyBy is { } column)
        {
            var split = context.Data.StratifiedSplit(data, column, how.Fraction, how.Seed);
            return new SweepData(data, [(split.TrainSet, split.TestSet)]);
        }

        var random = context.Data.TrainTestSplit(data, how.Fraction, samplingKeyColumnName: null, seed: how.Seed);
        return new SweepData(data, [(random.TrainSet, random.TestSet)]);
    }

    private static IEnumerable<(IDataView Train, IDataView Test)> Folds(MLContext context, IDataView data, SweepValidation how, int folds) =>
        how.StratifyBy is { } column
            ? context.Data.StratifiedCrossValidationSplit(data, column, folds, how.Seed).Select(s => (s.TrainSet, s.TestSet))
            : context.Data.CrossValidationSplit(data, folds, samplingKeyColumnName: null, seed: how.Seed).Select(s => (s.TrainSet, s.TestSet));
}
