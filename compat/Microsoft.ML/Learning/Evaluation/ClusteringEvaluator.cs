using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>
/// Sums over rows with a distance to each cluster; the nearest one is a row's own. A row without a label counts to class 0, one with a distance that is not a
/// finite number counts nothing.
/// </summary>
internal sealed class ClusteringEvaluator(int clusters)
{
    private readonly ClassCounts _counts = new(clusters);
    private double _distances;

    public static ClusteringMetrics Evaluate(IDataView data, string scoreName, string labelName, string featureName)
    {
        var score = EvaluatedColumns.SingleVector(data, "score", scoreName);
        var label = labelName is null ? (DataViewSchema.Column?)null : EvaluatedColumns.Label(data, labelName);
        var features = featureName is null ? (DataViewSchema.Column?)null : EvaluatedColumns.SingleVector(data, "features", featureName);
        var evaluator = new ClusteringEvaluator(((VectorDataViewType)score.Type).Size);
        var spread = features is { } column ? new ClusterSpread(evaluator._counts.Clusters, ((VectorDataViewType)column.Type).Size) : null;
        evaluator.Read(data, score, label, features, spread);
        return new ClusteringMetrics(
            evaluator._counts.NormalizedMutualInformation(),
            evaluator._distances / evaluator._counts.Rows,
            spread?.DaviesBouldin(data, score, features.Value) ?? 0);
    }

    /// <summary>The nearest cluster, or -1 if a distance is not a finite number.</summary>
    public static int Nearest(ReadOnlySpan<float> distances)
    {
        var nearest = 0;
        for (var i = 0; i < distances.Length; i++)
        {
            if (!float.IsFinite(distances[i]))
                return -1;
            if (distances[i] < distances[nearest])
                nearest = i;
        }

        return nearest;
    }

    private void Read(IDataView data, DataViewSchema.Column score, DataViewSchema.Column? label, DataViewSchema.Column? features, ClusterSpread spread)
    {
        DataViewSchema.Column?[] columns = [score, label, features];
        using var cursor = data.GetRowCursor([.. columns.Where(c => c.HasValue).Select(c => c.Value)]);
        var getScore = cursor.GetGetter<VBuffer<float>>(score);
        var getLabel = label is { } l ? LabelGetters.Of(cursor, l) : (ref float value) => value = float.NaN;
        var getFeatures = features is { } f ? cursor.GetGetter<VBuffer<float>>(f) : null;
        VBuffer<float> distances = default;
        VBuffer<float> point = default;
        var dense = new float[_counts.Clusters];
        float truth = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref truth);
            var own = float.IsNaN(truth) ? 0 : Class(truth);
            getScore(ref distances);
            distances.CopyTo(dense);
            var nearest = Nearest(dense);
            if (nearest < 0)
                continue;
            _distances += dense[nearest];
            _counts.Add(own, nearest);
            if (getFeatures is not null)
            {
                getFeatures(ref point);
                spread.Add(point, nearest);
            }
        }
    }

    private static int Class(float label) => label >= 0 && label == (int)label
        ? (int)label
        : throw Errors.Invalid($"The label {label} is no class; a label is a whole number from 0, or a key.");
}
