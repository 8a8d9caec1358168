using Microsoft.ML.Compat.Learning.Kernels;
using Microsoft.ML.Compat.Learning.Objectives;

namespace Microsoft.ML.Compat.Learning.Clustering;

/// <summary>A growing set of centroids and the squares of their lengths.</summary>
internal sealed class Centroids(int capacity, int features)
{
    private readonly float[] _values = new float[capacity * features];
    private readonly float[] _squares = new float[capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<float> this[int index] => _values.AsSpan(index * features, features);

    public void Add(FeatureRow row)
    {
        row.AddTo(_values.AsSpan(Count * features, features), 1);
        Replace(Count++);
    }

    /// <summary>Lets <paramref name="write"/> change a centroid; gives how far it moved.</summary>
    public float Move(int index, Action<Span<float>> write)
    {
        var old = this[index].ToArray();
        write(_values.AsSpan(index * features, features));
        Replace(index);
        return Lanes.Distance(this[index], old);
    }

    /// <summary>|c|² - 2·x·c for every centroid from <paramref name="first"/>: the squared distance less |x|².</summary>
    public void Distances(FeatureRow row, int first, Span<float> distances)
    {
        distances = distances[..(Count - first)];
        distances.Clear();
        if (row.Indices is null)
        {
            ClassLanes.AddProducts(row.Values, _values.AsSpan(first * features), distances);
        }
        else
        {
            for (var c = 0; c < distances.Length; c++)
                distances[c] = row.Dot(this[first + c]);
        }

        for (var c = 0; c < distances.Length; c++)
            distances[c] = (-2 * distances[c]) + _squares[first + c];
    }

    /// <summary>A copy of each; a number that is not finite means that training failed.</summary>
    public float[][] ToArrays()
    {
        Guard.State(Array.TrueForAll(_values, float.IsFinite), "Training failed: a centroid has a coordinate that is not finite. Are the features scaled?");
        var arrays = new float[Count][];
        for (var c = 0; c < Count; c++)
            arrays[c] = this[c].ToArray();
        return arrays;
    }

    private void Replace(int index) => _squares[index] = Lanes.SumOfSquares(this[index]);
}
