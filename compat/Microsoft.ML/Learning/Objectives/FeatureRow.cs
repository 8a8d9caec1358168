using Microsoft.ML.Compat.Learning.Kernels;

namespace Microsoft.ML.Compat.Learning.Objectives;

/// <summary>The features of one example: all of them, or with <paramref name="Indices"/> only those that are not zero.</summary>
internal readonly record struct FeatureRow(float[] Values, int[] Indices)
{
    private const int WorthLookingAt = 16;
    private const int SparseShare = 4;

    /// <summary>A copy in the cheaper form: rows that are mostly zeros become sparse.</summary>
    public static FeatureRow Create(ReadOnlySpan<float> values, ReadOnlySpan<int> indices, bool dense)
    {
        if (!dense)
            return new FeatureRow(values.ToArray(), indices.ToArray());
        if (values.Length < WorthLookingAt || values.Length - Zeros(values) > values.Length / SparseShare)
            return new FeatureRow(values.ToArray(), null);

        var kept = new float[values.Length - Zeros(values)];
        var places = new int[kept.Length];
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] == 0)
                continue;
            places[count] = i;
            kept[count++] = values[i];
        }

        return new FeatureRow(kept, places);
    }

    /// <summary>Σ features[i]·dense[i].</summary>
    public float Dot(ReadOnlySpan<float> dense) => Indices is null ? Lanes.Dot(Values, dense) : Lanes.Dot(Values, Indices, dense);

    /// <summary>target[i] += scale·features[i].</summary>
    public void AddTo(Span<float> target, float scale)
    {
        if (Indices is null)
            Lanes.AddScaled(Values, scale, target);
        else
            Lanes.AddScaled(Values, Indices, scale, target);
    }

    private static int Zeros(ReadOnlySpan<float> values) => values.Count(0f);
}
