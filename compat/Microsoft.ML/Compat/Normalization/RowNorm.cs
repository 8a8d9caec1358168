using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>
/// y = (x - mean) scale / norm for each row by itself, with the mean only where it is asked for. As in ML.NET the norms of a sparse row see only what
/// it stores, except the standard deviation, and a scale below 1e-8 is taken as 1.
/// </summary>
internal sealed record RowNorm(LpNormNormalizingEstimatorBase.NormFunction Norm, bool EnsureZeroMean, float Scale)
{
    private const float SmallestScale = 1e-8f;

    public ValueGetter<VBuffer<float>> CreateGetter(ValueGetter<VBuffer<float>> source)
    {
        VBuffer<float> row = default;
        return (ref VBuffer<float> destination) =>
        {
            source(ref row);
            Apply(row, ref destination);
        };
    }

    private void Apply(in VBuffer<float> row, ref VBuffer<float> destination)
    {
        var mean = MeanOf(row);
        var offset = EnsureZeroMean ? mean : 0;
        var norm = row.GetValues().IsEmpty ? 0 : NormOf(row, Norm == LpNormNormalizingEstimatorBase.NormFunction.StandardDeviation ? mean : offset);
        var scale = norm > 0 ? Scale / norm : Scale;
        if (scale < SmallestScale)
            scale = 1;
        if (offset == 0)
            row.CopyTo(ref destination);
        else
            row.CopyToDense(ref destination);
        foreach (ref var value in VBufferEditor.CreateFromBuffer(ref destination).Values)
            value = (value - offset) * scale;
    }

    private static float MeanOf(in VBuffer<float> row)
    {
        var sum = 0f;
        foreach (var value in row.GetValues())
            sum += value;
        return row.Length == 0 ? 0 : sum / row.Length;
    }

    private float NormOf(in VBuffer<float> row, float mean)
    {
        var absolute = 0f;
        var squares = 0f;
        var largest = 0f;
        foreach (var value in row.GetValues())
        {
            var distance = Math.Abs(value - mean);
            absolute += distance;
            squares += distance * distance;
            largest = distance > largest ? distance : largest;
        }

        var unstored = row.Length - row.GetValues().Length;
        return Norm switch
        {
            LpNormNormalizingEstimatorBase.NormFunction.L1 => absolute,
            LpNormNormalizingEstimatorBase.NormFunction.Infinity => largest,
            LpNormNormalizingEstimatorBase.NormFunction.StandardDeviation => MathF.Sqrt((squares + (unstored * mean * mean)) / row.Length),
            _ => MathF.Sqrt(squares),
        };
    }
}
