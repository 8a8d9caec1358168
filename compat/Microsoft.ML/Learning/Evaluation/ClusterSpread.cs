using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>
/// The index of Davies and Bouldin (1979): the mean over clusters of the worst ratio of two clusters' spreads to the distance of their centroids.
/// </summary>
internal sealed class ClusterSpread(int clusters, int dimensions)
{
    private readonly float[][] _centroids = [.. Enumerable.Range(0, clusters).Select(_ => new float[dimensions])];
    private readonly double[] _rows = new double[clusters];

    public void Add(in VBuffer<float> point, int cluster)
    {
        foreach (var item in point.Items())
            _centroids[cluster][item.Key] += item.Value;
        _rows[cluster]++;
    }

    /// <summary>Reads the rows a second time for their distances to the centroids.</summary>
    public double DaviesBouldin(IDataView data, DataViewSchema.Column score, DataViewSchema.Column features)
    {
        for (var i = 0; i < clusters; i++)
        {
            var scale = (float)(1 / _rows[i]);
            for (var d = 0; d < dimensions; d++)
                _centroids[i][d] *= scale;
        }

        var spreads = Spreads(data, score, features);
        var sum = 0.0;
        foreach (var i in Enumerable.Range(0, clusters).Where(i => _rows[i] > 0))
        {
            var worst = 0.0;
            foreach (var j in Enumerable.Range(0, clusters).Where(j => j != i && _rows[j] > 0))
                worst = Math.Max(worst, (spreads[i] + spreads[j]) / Distance(_centroids[i], _centroids[j]));
            sum += worst;
        }

        return sum / clusters;
    }

    private double[] Spreads(IDataView data, DataViewSchema.Column score, DataViewSchema.Column features)
    {
        var spreads = new double[clusters];
        using var cursor = data.GetRowCursor([score, features]);
        var getScore = cursor.GetGetter<VBuffer<float>>(score);
        var getFeatures = cursor.GetGetter<VBuffer<float>>(features);
        VBuffer<float> distances = default;
        VBuffer<float> point = default;
        var denseDistances = new float[clusters];
        var densePoint = new float[dimensions];
        while (cursor.MoveNext())
        {
            getScore(ref distances);
            distances.CopyTo(denseDistances);
            var nearest = ClusteringEvaluator.Nearest(denseDistances);
            if (nearest < 0)
                continue;
            getFeatures(ref point);
            point.CopyTo(densePoint);
            spreads[nearest] += Distance(_centroids[nearest], densePoint);
        }

        for (var i = 0; i < clusters; i++)
            spreads[i] /= _rows[i];
        return spreads;
    }

    private static float Distance(float[] a, float[] b)
    {
        var sum = 0f;
        for (var i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return MathF.Sqrt(sum);
    }
}
