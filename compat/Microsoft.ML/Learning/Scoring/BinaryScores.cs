using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>The columns of binary models: the label, the score and, with a calibrator, the probability.</summary>
internal static class BinaryScores
{
    public static ScoreColumn<float>[] Columns(float threshold, ICalibrator calibrator) =>
        calibrator is null ? [Label(threshold), Score()] : [Label(threshold), Score(), Probability(calibrator)];

    private static ScoreColumn<float> Label(float threshold) => new(
        ColumnNames.PredictedLabel,
        BooleanDataViewType.Instance,
        (annotations, set) => annotations.AddLabel(ScoreKinds.Binary, set),
        source => (ValueGetter<bool>)((ref bool label) => label = source.Current() > threshold));

    private static ScoreColumn<float> Score() => new(
        ColumnNames.Score,
        NumberDataViewType.Single,
        (annotations, set) => annotations.AddScore(ScoreKinds.Binary, set),
        source => (ValueGetter<float>)((ref float score) => score = source.Current()));

    private static ScoreColumn<float> Probability(ICalibrator calibrator) => new(
        ColumnNames.Probability,
        NumberDataViewType.Single,
        AnnotateProbability,
        source => (ValueGetter<float>)((ref float probability) => probability = calibrator.PredictProbability(source.Current())));

    private static void AnnotateProbability(DataViewSchema.Annotations.Builder annotations, uint set)
    {
        annotations.AddText(AnnotationKinds.ScoreColumnKind, ScoreKinds.Binary);
        annotations.AddSet(set);
        annotations.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
        annotations.AddText(AnnotationKinds.ScoreValueKind, ColumnNames.Probability);
    }
}
