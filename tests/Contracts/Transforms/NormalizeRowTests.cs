using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using MLNetVision.Tests.Contracts.Workout;
using Norm = Microsoft.ML.Transforms.LpNormNormalizingEstimatorBase.NormFunction;

namespace MLNetVision.Tests.Contracts.Transforms;

/// <summary>NormalizeLpNorm and NormalizeGlobalContrast, which scale every row by itself.</summary>
public sealed class NormalizeRowTests
{
    private static readonly float[] _row = [1, -2, 0, 4];

    private static object Lp(VBuffer<float> row, Norm norm, bool ensureZeroMean = false) =>
        Pipeline.Snap(new Table(Column.Buffers("X", row.Length, row)), t => t.NormalizeLpNorm("Out", "X", norm, ensureZeroMean))["Out"][0];

    private static object Contrast(VBuffer<float> row, bool ensureZeroMean = true, bool unitDeviation = false, float scale = 1) =>
        Pipeline.Snap(
            new Table(Column.Buffers("X", row.Length, row)),
            t => t.NormalizeGlobalContrast("Out", "X", ensureZeroMean, unitDeviation, scale))["Out"][0];

    [Theory]
    [InlineData(Norm.L2, 4.5825756949558398)]
    [InlineData(Norm.L1, 7)]
    [InlineData(Norm.Infinity, 4)]
    [InlineData(Norm.StandardDeviation, 2.1650635094610968)]
    public void A_row_is_divided_by_its_norm(Norm norm, double divisor)
    {
        var expected = _row.Select(value => value / divisor);
        Near.Equal(expected, Lp(Column.Dense(_row), norm));
        Near.Equal(expected, Lp(Column.Sparse(4, (0, 1f), (1, -2f), (3, 4f)), norm));
    }

    [Theory]
    [InlineData(Norm.L2, 4.3301270189221936)]
    [InlineData(Norm.L1, 7)]
    [InlineData(Norm.Infinity, 3.25)]
    [InlineData(Norm.StandardDeviation, 2.1650635094610968)]
    public void The_mean_is_taken_away_first_when_asked(Norm norm, double divisor) =>
        Near.Equal(_row.Select(value => (value - 0.75) / divisor), Lp(Column.Dense(_row), norm, ensureZeroMean: true));

    [Fact]
    public void The_norm_of_a_sparse_row_counts_only_what_is_stored_unless_it_is_the_deviation()
    {
        var row = Column.Sparse(8, (1, 2f), (5, 6f));
        Near.Equal(new[] { 0, 2, 0, 0, 0, 6, 0, 0 }.Select(value => (value - 1) / Math.Sqrt(26)), Lp(row, Norm.L2, ensureZeroMean: true));
        Near.Equal(new[] { 0, 2, 0, 0, 0, 6, 0, 0 }.Select(value => (value - 1) / 2d), Lp(row, Norm.StandardDeviation, ensureZeroMean: true));
    }

    [Fact]
    public void Zeros_stay_zeros_and_a_constant_row_without_its_mean_becomes_zero()
    {
        Near.Equal([0, 0, 0], Lp(Column.Dense(0f, 0f, 0f), Norm.L2));
        Near.Equal([0, 0, 0], Lp(Column.Sparse<float>(3), Norm.L2, ensureZeroMean: true));
        Near.Equal([0, 0, 0], Contrast(Column.Dense(5f, 5f, 5f)));
    }

    [Fact]
    public void A_norm_so_large_that_the_scale_vanishes_leaves_the_row_as_it_is() =>
        Near.Equal([3e9, 4e9], Lp(Column.Dense(3e9f, 4e9f), Norm.L2));

    [Fact]
    public void Contrast_is_the_distance_from_the_mean()
    {
        Near.Equal(_row.Select(value => (value - 0.75) / 4.3301270189221936), Contrast(Column.Dense(_row)));
        Near.Equal(_row.Select(value => (value - 0.75) / 2.1650635094610968), Contrast(Column.Dense(_row), unitDeviation: true));
        Near.Equal(_row.Select(value => 3 * value / 4.5825756949558398), Contrast(Column.Dense(_row), ensureZeroMean: false, scale: 3));
    }

    [Fact]
    public void The_output_has_the_input_s_slot_names_and_is_normalized()
    {
        var data = new Table(Column.Shaped("X", [1, 2], [1f, 2f]).WithNames("SlotNames", "a", "b").With("Note", NumberDataViewType.Int32, 5));
        var column = Pipeline.Run(data, t => t.NormalizeGlobalContrast("Out", "X")).Schema["Out"];
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1, 2), column.Type);
        Assert.Equal(["IsNormalized", "SlotNames"], Pipeline.AnnotationKinds(column));
        Assert.True(column.IsNormalized());
    }

    [Fact]
    public void Only_known_size_vectors_of_single_are_taken()
    {
        var data = new Table(Column.Of("F", 1f), Column.Vector("D", 1, [1d]), Column.Vector("Var", 0, [1f]));
        foreach (var (name, type) in new[] { ("F", "Single"), ("D", "Double"), ("Var", "Single") })
        {
            Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Run(data, t => t.NormalizeLpNorm("Out", name)), $"'{name}'", type);
            Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Promise(data, t => t.NormalizeLpNorm("Out", name)), $"'{name}'", type);
        }

        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Run(data, t => t.NormalizeLpNorm("Nowhere")), "'Nowhere'");
        Assert.Throws<ArgumentOutOfRangeException>(() => new MLContext(1).Transforms.NormalizeGlobalContrast("X", scale: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MLContext(1).Transforms.NormalizeLpNorm(" "));
    }
}
