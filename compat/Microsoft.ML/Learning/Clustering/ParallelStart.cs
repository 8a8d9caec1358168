using Microsoft.ML.Compat.Learning.Kernels;
using Microsoft.ML.Compat.Learning.Objectives;

namespace Microsoft.ML.Compat.Learning.Clustering;

/// <summary>
/// k-means|| (Bahmani and others 2012): rounds of samples drawn by squared distance give more candidates than needed; k-means++ over the candidates,
/// weighted by the rows nearest to each, gives the start. For few clusters a round draws one row and as many rounds are made as needed.
/// </summary>
internal sealed class ParallelStart
{
    private const int FewClusters = 60;
    private const int Rounds = 5;
    private const int Oversampling = 2;

    private readonly TrainingRows _rows;
    private readonly Centroids _candidates;
    private readonly float[] _squares;
    private readonly float[] _nearest;
    private readonly int[] _owner;
    private readonly float[] _distances;
    private int _compared;

    private ParallelStart(TrainingRows rows, int candidates)
    {
        _rows = rows;
        _candidates = new Centroids(candidates, rows.FeatureCount);
        _squares = [.. Enumerable.Range(0, rows.Count).Select(i => Lanes.SumOfSquares(rows.Features(i).Values))];
        _nearest = new float[rows.Count];
        _owner = new int[rows.Count];
        _distances = new float[candidates];
        Array.Fill(_nearest, float.MaxValue);
    }

    public static Centroids Choose(TrainingRows rows, int clusters, Random random)
    {
        var (rounds, samples) = clusters < FewClusters ? (clusters - 1, 1) : (Rounds, Oversampling * clusters);
        var start = new ParallelStart(rows, (rounds * samples) + 1);
        start.Draw(1, _ => 1, random);
        for (var round = 0; round < rounds; round++)
        {
            start.Compare();
            start.Draw(samples, row => Math.Max(0, start._nearest[row] + start._squares[row]), random);
        }

        return start._candidates.Count == clusters ? start._candidates : start.Reduce(clusters, random);
    }

    private void Draw(int count, Func<int, float> chance, Random random)
    {
        foreach (var row in Reservoir.Sample(_rows.Count, count, chance, random))
            _candidates.Add(_rows.Features(row));
    }

    /// <summary>Looks at the candidates that came since the last comparison.</summary>
    private void Compare()
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            _candidates.Distances(_rows.Features(i), _compared, _distances);
            var nearest = NearestCentroid.Among(_distances.AsSpan(0, _candidates.Count - _compared));
            if (nearest.Distance <= _nearest[i])
                (_nearest[i], _owner[i]) = (nearest.Distance, _compared + nearest.Index);
        }

        _compared = _candidates.Count;
    }

    private Centroids Reduce(int clusters, Random random)
    {
        Compare();
        var counts = new int[_candidates.Count];
        foreach (var owner in _owner)
            counts[owner]++;
        var weighted = new TrainingRows(_rows.FeatureCount);
        for (var c = 0; c < counts.Length; c++)
        {
            if (counts[c] > 0)
                weighted.Add(new FeatureRow(_candidates[c].ToArray(), null), 0, counts[c]);
        }

        return PlusPlusStart.Choose(weighted, clusters, random);
    }
}
