using Microsoft.ML.Compat.Learning.Kernels;
using Microsoft.ML.Compat.Learning.Objectives;

namespace Microsoft.ML.Compat.Learning.Clustering;

/// <summary>
/// Lloyd's iteration with the global filter of Yinyang k-means (Ding and others 2015): a row whose distance to its centroid is bound below that to any
/// other one needs no look. It ends when the mean distance found by those that did need one changes less than a tolerance.
/// </summary>
internal sealed class Lloyd
{
    private readonly TrainingRows _rows;
    private readonly Centroids _centroids;
    private readonly int _features;
    private readonly float[] _sums;
    private readonly int[] _sizes;
    private readonly float[] _moves;
    private readonly int[] _owner;
    private readonly float[] _upper;
    private readonly float[] _lower;
    private readonly float[] _distances;
    private float _largestMove;

    private Lloyd(TrainingRows rows, Centroids centroids)
    {
        _rows = rows;
        _centroids = centroids;
        _features = rows.FeatureCount;
        _sums = new float[centroids.Count * _features];
        _sizes = new int[centroids.Count];
        _moves = new float[centroids.Count];
        _distances = new float[centroids.Count];
        _owner = new int[rows.Count];
        _upper = new float[rows.Count];
        _lower = new float[rows.Count];
        Array.Fill(_owner, -1);
    }

    public static void Run(TrainingRows rows, Centroids centroids, int iterations, float tolerance)
    {
        var state = new Lloyd(rows, centroids);
        var last = double.PositiveInfinity;
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var mean = state.Assign();
            state.MoveCentroids();
            if (Math.Abs(last - mean) < tolerance)
                return;
            last = mean;
        }
    }

    /// <summary>Gives each row its nearest centroid; returns the sum of the distances looked at, divided by all rows.</summary>
    private double Assign()
    {
        Array.Clear(_sizes);
        var total = 0.0;
        for (var i = 0; i < _rows.Count; i++)
        {
            if (!StaysForCertain(i))
                total += Look(i);
            _sizes[_owner[i]]++;
        }

        return total / _rows.Count;
    }

    private bool StaysForCertain(int row)
    {
        if (_owner[row] < 0)
            return false;
        _upper[row] += _moves[_owner[row]];
        _lower[row] -= _largestMove;
        return _upper[row] < _lower[row];
    }

    private float Look(int row)
    {
        var features = _rows.Features(row);
        _centroids.Distances(features, 0, _distances);
        var nearest = NearestCentroid.Among(_distances);
        var square = Lanes.SumOfSquares(features.Values);
        _upper[row] = (float)Math.Sqrt(square + nearest.Distance);
        _lower[row] = (float)Math.Sqrt(square + nearest.SecondDistance);
        if (nearest.Index != _owner[row])
        {
            features.AddTo(SumOf(nearest.Index), 1);
            if (_owner[row] >= 0)
                features.AddTo(SumOf(_owner[row]), -1);
            _owner[row] = nearest.Index;
        }

        return nearest.Distance;
    }

    private void MoveCentroids()
    {
        _largestMove = 0;
        for (var c = 0; c < _centroids.Count; c++)
        {
            var cluster = c;
            _moves[c] = _centroids.Move(c, centroid =>
            {
                SumOf(cluster).CopyTo(centroid);
                if (_sizes[cluster] > 1)
                    Lanes.Scale(centroid, (float)(1.0 / _sizes[cluster]));
            });
            _largestMove = Math.Max(_largestMove, _moves[c]);
        }
    }

    private Span<float> SumOf(int cluster) => _sums.AsSpan(cluster * _features, _features);
}
