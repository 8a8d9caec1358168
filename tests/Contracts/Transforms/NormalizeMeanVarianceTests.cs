using Microsoft.ML;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Transforms;

public sealed class NormalizeMeanVarianceTests
{
    private static readonly double[] _numbers = [1, 2, 4, 9, 0, -3];

    private static object[] Scaled(Table data, bool fixZero, bool useCdf = false, long examples = 1000000000) =>
        Pipeline.Snap(data, t => t.NormalizeMeanVariance("Out", "X", examples, fixZero, useCdf))["Out"];

    private static double Mean(IEnumerable<double> values) => values.Average();

    private static double Variance(IEnumerable<double> values) => values.Average(value => Math.Pow(value - Mean(values), 2));

    private static Table Of(params double[] values) => new(Column.Of("X", values));

    private static Table OfSingles(params double[] values) => new(Column.Of("X", [.. values.Select(value => (float)value)]));

    [Fact]
    public void With_zero_fixed_values_are_divided_by_the_root_of_the_mean_square()
    {
        var root = Math.Sqrt(_numbers.Average(value => value * value));
        Near.Equal(_numbers.Select(value => value / root), Scaled(Of(_numbers), fixZero: true));
        Near.Equal(_numbers.Select(value => value / root), Scaled(OfSingles(_numbers), fixZero: true));
    }

    [Fact]
    public void With_zero_free_the_mean_is_zero_and_the_population_variance_one()
    {
        var expected = _numbers.Select(value => (value - Mean(_numbers)) / Math.Sqrt(Variance(_numbers)));
        Near.Equal(expected, Scaled(Of(_numbers), fixZero: false));
        Near.Equal(expected, Scaled(OfSingles(_numbers), fixZero: false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_constant_becomes_zero(bool fixZero)
    {
        Near.Equal([0, 0], Scaled(Of(7, 7), fixZero));
        Near.Equal([0], Scaled(OfSingles(-3), fixZero));
        Near.Equal([0, 0], Scaled(OfSingles(0, 0), fixZero));
    }

    [Fact]
    public void NaN_and_infinities_are_not_counted()
    {
        double[] seen = [1, 2, 6];
        var scale = 1 / Math.Sqrt(Variance(seen));
        var expected = new[] { (1 - 3) * scale, double.NaN, (2 - 3) * scale, double.PositiveInfinity, (6 - 3) * scale, double.NegativeInfinity };
        Near.Equal(expected, Scaled(Of(1, double.NaN, 2, double.PositiveInfinity, 6, double.NegativeInfinity), fixZero: false));
        Near.Equal([double.NaN, double.NaN], Scaled(Of(double.NaN, double.PositiveInfinity), fixZero: true));
    }

    [Fact]
    public void Every_slot_of_a_vector_is_scaled_on_its_own_and_unstored_zeros_count()
    {
        var data = new Table(Column.Buffers("X", 3, Column.Dense(1d, 5d, 5d), Column.Sparse(3, (1, 3d), (2, 5d)), Column.Dense(-1d, 1d, 5d)));
        var scale = Math.Sqrt(1.5);
        var output = Scaled(data, fixZero: false);
        Near.Equal([scale, 2 / Math.Sqrt(8 / 3d), 0], output[0]);
        Near.Equal([0, 0, 0], output[1]);
        Near.Equal([-scale, -2 / Math.Sqrt(8 / 3d), 0], output[2]);
    }

    [Fact]
    public void Only_the_first_examples_are_looked_at()
    {
        Near.Equal([-1, 1, 11], Scaled(Of(-1, 1, 11), fixZero: false, examples: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scaled(Of(1, 2), fixZero: false, examples: 0));
    }

    [Fact]
    public void No_rows_to_learn_from_make_everything_zero()
    {
        foreach (var useCdf in new[] { true, false })
        {
            var model = new MLContext(1).Transforms.NormalizeMeanVariance("Out", "X", useCdf: useCdf).Fit(new Table(Column.Of<float>("X")));
            Near.Equal([0], Snapshot.Of(model.Transform(new Table(Column.Of("X", 3f))))["Out"]);
        }
    }

    [Fact]
    public void The_cdf_is_half_at_the_mean_and_symmetric()
    {
        var output = Scaled(Of(-1, 0, 1, 0), fixZero: true, useCdf: true);
        Near.Equal(0.5, output[1]);
        Near.Equal(1 - (double)output[0], output[2]);
        // Winitzki's approximation of the error function at one standard deviation of sqrt(0.5).
        Near.Equal(Winitzki(Math.Sqrt(2)), output[2]);
    }

    [Fact]
    public void The_cdf_of_single_precision_is_that_of_double()
    {
        var singles = Scaled(OfSingles(_numbers), fixZero: true, useCdf: true);
        Near.Equal(Scaled(Of(_numbers), fixZero: true, useCdf: true).Cast<double>(), singles);
    }

    [Fact]
    public void The_cdf_of_what_is_not_finite_or_never_varies_is_zero()
    {
        var output = Scaled(Of(1, 2, double.NaN, double.PositiveInfinity), fixZero: true, useCdf: true);
        Near.Equal([0, 0], output.TakeLast(2).ToArray());
        Near.Equal([0, 0], Scaled(OfSingles(4, 4), fixZero: true, useCdf: true));
    }

    [Fact]
    public void The_cdf_of_a_vector_leaves_unstored_zeros_alone_but_not_stored_ones()
    {
        var data = new Table(Column.Buffers("X", 4, Column.Dense(1f, 0f, 1f, 5f), Column.Sparse(4, (0, -1f)), Column.Sparse<float>(4)));
        var output = Scaled(data, fixZero: true, useCdf: true);
        Near.Equal(0, ((object[])output[0])[1]);
        Near.Equal([0, 0, 0], ((object[])output[1]).Skip(1).ToArray());
        Near.Equal([0, 0, 0, 0], output[2]);
        Near.Equal(1 - (double)(float)((object[])output[1])[0], ((object[])output[0])[0]);
        Near.Equal(Winitzki((1 - (1 / 3d)) / Math.Sqrt(2 / 9d)), ((object[])output[0])[2]);
    }

    private static double Winitzki(double x)
    {
        const double a = 0.147;
        var half = x * x / 2;
        return 0.5 + (0.5 * Math.Sign(x) * Math.Sqrt(1 - Math.Exp(-half * ((4 / Math.PI) + (a * half)) / (1 + (a * half)))));
    }
}
