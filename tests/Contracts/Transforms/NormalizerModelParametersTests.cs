using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Transforms;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Transforms;

/// <summary>What a fitted normalizer tells about itself: the public parameter classes, scalar and vector.</summary>
public sealed class NormalizerModelParametersTests
{
    private static Table Data() => new(
        Column.Of("F", -2f, 4f),
        Column.Of("D", 1d, 3d),
        Column.Vector("V", 3, [0f, 2f, 5f], [4f, 2f, 1f]),
        Column.Vector("DV", 2, [1d, 2d], [3d, 6d]));

    private static TParameters Parameters<TParameters>(Func<TransformsCatalog, NormalizingEstimator> make, int index = 0)
        where TParameters : NormalizingTransformer.NormalizerModelParametersBase
    {
        var data = Data();
        var model = make(new MLContext(1).Transforms).Fit(data);
        var loaded = Assert.IsType<NormalizingTransformer>(Pipeline.Reload(model, data.Schema));
        Assert.IsType<TParameters>(loaded.GetNormalizerModelParameters(index));
        return Assert.IsType<TParameters>(model.GetNormalizerModelParameters(index));
    }

    [Fact]
    public void MinMax_of_scalars_tells_scale_and_offset()
    {
        var parameters = Parameters<NormalizingTransformer.AffineNormalizerModelParameters<float>>(t => t.NormalizeMinMax("F", fixZero: false));
        Near.Equal(1 / 6d, parameters.Scale);
        Near.Equal(-2, parameters.Offset);
        var doubles = Parameters<NormalizingTransformer.AffineNormalizerModelParameters<double>>(t => t.NormalizeMinMax("D"));
        Near.Equal(1 / 3d, doubles.Scale);
        Near.Equal(0, doubles.Offset);
    }

    [Fact]
    public void MinMax_of_vectors_tells_a_scale_and_an_offset_for_each_slot()
    {
        var parameters = Parameters<NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<float>>>(t => t.NormalizeMinMax("V", fixZero: false));
        Assert.Equal([0.25f, 0f, 0.25f], parameters.Scale.ToArray());
        Assert.Equal([0f, 0f, 1f], parameters.Offset.ToArray());
    }

    [Fact]
    public void Offsets_that_are_all_zero_are_left_out()
    {
        var parameters = Parameters<NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<float>>>(t => t.NormalizeMinMax("V"));
        Assert.Equal([0.25f, 0f, 0.2f], parameters.Scale.ToArray());
        Assert.Empty(parameters.Offset);
        Assert.False(parameters.Offset.IsDefault);
    }

    [Fact]
    public void MeanVariance_tells_scale_and_offset()
    {
        var parameters = Parameters<NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<double>>>(
            t => t.NormalizeMeanVariance("DV", fixZero: false));
        Near.Equal([1, 0.5], parameters.Scale.Cast<object>().ToArray());
        Near.Equal([2, 4], parameters.Offset.Cast<object>().ToArray());
        var scalar = Parameters<NormalizingTransformer.AffineNormalizerModelParameters<double>>(t => t.NormalizeMeanVariance("D"));
        Near.Equal(1 / Math.Sqrt(5), scalar.Scale);
        Assert.Equal(0, scalar.Offset);
    }

    [Fact]
    public void A_cdf_tells_mean_and_standard_deviation()
    {
        var scalar = Parameters<NormalizingTransformer.CdfNormalizerModelParameters<float>>(t => t.NormalizeMeanVariance("F", useCdf: true));
        Near.Equal(1, scalar.Mean);
        Near.Equal(3, scalar.StandardDeviation);
        Assert.False(scalar.UseLog);
        var vector = Parameters<NormalizingTransformer.CdfNormalizerModelParameters<ImmutableArray<double>>>(t => t.NormalizeMeanVariance("DV", useCdf: true));
        Near.Equal([2, 4], vector.Mean.Cast<object>().ToArray());
        Near.Equal([1, 2], vector.StandardDeviation.Cast<object>().ToArray());
    }

    [Fact]
    public void The_index_counts_the_columns_of_the_normalizer()
    {
        var parameters = Parameters<NormalizingTransformer.AffineNormalizerModelParameters<double>>(
            t => t.NormalizeMinMax([new("F"), new("Out", "D")]), index: 1);
        Near.Equal(1 / 3d, parameters.Scale);
        var model = new MLContext(1).Transforms.NormalizeMinMax("F").Fit(Data());
        Throws.Naming<ArgumentOutOfRangeException>(() => model.GetNormalizerModelParameters(1), "1");
        Assert.Throws<ArgumentOutOfRangeException>(() => model.GetNormalizerModelParameters(-1));
    }
}
