using Microsoft.ML;
using Microsoft.ML.Transforms;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Transforms;

public sealed class NormalizeLogMeanVarianceTests
{
    private static readonly double[] _powers = [1, Math.E, Math.E * Math.E];

    private static object[] Scaled(Table data, bool useCdf, bool? fixZero = null) => Pipeline.Snap(
        data,
        t => fixZero is { } fix ? t.NormalizeLogMeanVariance("Out", fix, "X", useCdf: useCdf) : t.NormalizeLogMeanVariance("Out", "X", useCdf: useCdf))["Out"];

    private static Table Doubles(params double[] values) => new(Column.Of("X", values));

    private static Table Singles(params double[] values) => new(Column.Of("X", [.. values.Select(value => (float)value)]));

    [Fact]
    public void Without_cdf_the_value_itself_is_scaled_by_the_moments_of_its_logarithm()
    {
        var deviation = Math.Sqrt(2 / 3d);
        var expected = _powers.Select(value => (value - 1) / deviation);
        Near.Equal(expected, Scaled(Doubles(_powers), useCdf: false));
        Near.Equal(expected, Scaled(Doubles(_powers), useCdf: false, fixZero: false));
    }

    [Fact]
    public void Only_single_precision_keeps_zero_fixed()
    {
        var root = Math.Sqrt((2 / 3d) + 1);
        Near.Equal(_powers.Select(value => value / root), Scaled(Singles(_powers), useCdf: false, fixZero: true));
        Near.Equal(_powers.Select(value => (value - 1) / Math.Sqrt(2 / 3d)), Scaled(Doubles(_powers), useCdf: false, fixZero: true));
    }

    [Fact]
    public void The_cdf_is_half_at_the_geometric_mean()
    {
        var output = Scaled(Doubles(_powers), useCdf: true);
        Near.Equal(0.5, output[1]);
        Near.Equal(1 - (double)output[0], output[2]);
    }

    [Fact]
    public void What_has_no_logarithm_is_not_counted_and_becomes_zero()
    {
        double[] values = [1, 0, Math.E, -4, Math.E * Math.E, double.NaN, double.PositiveInfinity];
        var output = Scaled(Doubles(values), useCdf: true);
        Near.Equal(0.5, output[2]);
        Near.Equal([0, 0, 0, 0], new[] { output[1], output[3], output[5], output[6] });
    }

    [Fact]
    public void Slots_of_vectors_are_scaled_on_their_own()
    {
        var data = new Table(Column.Buffers("X", 3, Column.Dense(1d, 2d, 0d), Column.Sparse(3, (0, Math.E)), Column.Dense(Math.E * Math.E, 2d, -1d)));
        var output = Scaled(data, useCdf: true);
        Near.Equal([0.5, 0, 0], output[1]);
        Near.Equal(0, ((object[])output[0])[1]);
    }

    [Fact]
    public void The_parameters_say_that_a_logarithm_is_taken()
    {
        var model = new MLContext(1).Transforms.NormalizeLogMeanVariance([new("X")], fixZero: false).Fit(Doubles(_powers));
        var parameters = Assert.IsType<NormalizingTransformer.CdfNormalizerModelParameters<double>>(model.GetNormalizerModelParameters(0));
        Assert.True(parameters.UseLog);
        Near.Equal(1, parameters.Mean);
        Near.Equal(Math.Sqrt(2 / 3d), parameters.StandardDeviation);
    }
}
