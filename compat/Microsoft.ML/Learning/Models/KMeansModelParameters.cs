using Microsoft.ML.Compat.Learning.Kernels;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

public sealed class KMeansModelParameters : ModelParametersBase<VBuffer<float>>
{
    internal const string LoaderName = "KMeansModel";

    private readonly float[][] _centroids;
    private readonly float[] _squares;

    internal KMeansModelParameters(float[][] centroids)
        : base(centroids[0].Length, new VectorDataViewType(NumberDataViewType.Single, centroids.Length))
    {
        _centroids = centroids;
        _squares = [.. centroids.Select(centroid => Lanes.SumOfSquares(centroid))];
    }

    internal KMeansModelParameters(ModelReader reader)
        : this(reader.ReadList(reader.ReadArray<float>))
    {
    }

    public void GetClusterCentroids(ref VBuffer<float>[] centroids, out int k)
    {
        k = _centroids.Length;
        if (centroids is null || centroids.Length < k)
            Array.Resize(ref centroids, k);
        for (var c = 0; c < k; c++)
        {
            var editor = VBufferEditor.Create(ref centroids[c], _centroids[c].Length);
            _centroids[c].CopyTo(editor.Values);
            centroids[c] = editor.Commit();
        }
    }

    /// <summary>Squared distances: |x|² - 2·x·c + |c|², kept from going below zero.</summary>
    private protected override void Score(in VBuffer<float> features, ref VBuffer<float> score)
    {
        var editor = VBufferEditor.Create(ref score, _centroids.Length);
        var values = features.GetValues();
        var square = Lanes.SumOfSquares(values);
        for (var c = 0; c < _centroids.Length; c++)
        {
            var product = features.IsDense ? Lanes.Dot(values, _centroids[c]) : Lanes.Dot(values, features.GetIndices(), _centroids[c]);
            editor.Values[c] = Math.Max(0, (-2 * product) + _squares[c] + square);
        }

        score = editor.Commit();
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.WriteList(_centroids, centroid => writer.WriteArray<float>(centroid));
    }
}
