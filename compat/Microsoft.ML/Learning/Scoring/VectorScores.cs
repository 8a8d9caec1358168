using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>The columns of models that score classes or clusters: the label of the best one, and all scores.</summary>
internal static class VectorScores
{
    /// <summary>The best class has the largest score.</summary>
    public static ScoreColumn<VBuffer<float>>[] Classes(VectorDataViewType type, LabelNames names) =>
        Columns(type, ScoreKinds.Multiclass, names, largest: true);

    /// <summary>The best cluster has the smallest score.</summary>
    public static ScoreColumn<VBuffer<float>>[] Clusters(VectorDataViewType type) => Columns(type, ScoreKinds.Clustering, null, largest: false);

    private static ScoreColumn<VBuffer<float>>[] Columns(VectorDataViewType type, string kind, LabelNames names, bool largest) =>
    [
        new(
            ColumnNames.PredictedLabel,
            new KeyDataViewType(typeof(uint), type.Size),
            (annotations, set) => annotations.AddLabel(kind, set, names),
            source => (ValueGetter<uint>)((ref uint label) => label = Best(source.Current().GetValues(), largest))),
        new(
            ColumnNames.Score,
            type,
            (annotations, set) => annotations.AddScore(kind, set, names),
            source => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> scores) => source.Current().CopyTo(ref scores))),
    ];

    /// <summary>The key of the first best score; 0, a missing key, if no score is a number.</summary>
    private static uint Best(ReadOnlySpan<float> scores, bool largest)
    {
        var best = -1;
        for (var i = 0; i < scores.Length; i++)
        {
            if (!float.IsNaN(scores[i]) && (best < 0 || (largest ? scores[i] > scores[best] : scores[i] < scores[best])))
                best = i;
        }

        return (uint)(best + 1);
    }
}
