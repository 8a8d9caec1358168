using MLNetVision.Networks.Sessions;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Oracle;

/// <summary>Cases small enough to do on paper.</summary>
public class HandComputedTests
{
    [Fact]
    public void A_convolution_is_a_correlation() => Assert.Equal(
        [1 + 20 + 400 + 5000, 2 + 30 + 500 + 6000],
        Scalar.Run([1, 1, 2, 3], [1, 2, 3, 4, 5, 6], x => x.Conv2d(1, 2, name: "c"), ("c.weight", [1, 10, 100, 1000]), ("c.bias", [0])));

    [Fact]
    public void Same_padding_has_its_larger_half_at_the_end() => Assert.Equal(
        [12, 34, 50],
        Scalar.Run([1, 1, 1, 5], [1, 2, 3, 4, 5], x => x.Conv2d(1, (1, 2), 2, Padding.Same, bias: false, name: "c"), ("c.weight", [10, 1])));

    [Fact]
    public void A_transposed_convolution_lays_kernels_side_by_side() => Assert.Equal(
        [1.5, 10.5, 102.5, 20.5, 200.5],
        Scalar.Run([1, 1, 1, 2], [1, 2], x => x.ConvTranspose2d(1, (1, 3), 2, name: "t"), ("t.weight", [1, 10, 100]), ("t.bias", [0.5f])));

    [Fact]
    public void Of_equal_maxima_the_first_gets_the_gradient() =>
        Assert.Equal([0, 1, 0, 0], Scalar.Train([1, 1, 2, 2], [1, 3, 3, 2], x => x.MaxPool2d(2)).Gradient);

    [Fact]
    public void Padding_never_wins() => Assert.Equal([-1, -2, -3, -4], Scalar.Run([1, 1, 2, 2], [-1, -2, -3, -4], x => x.MaxPool2d(2, 2, 1)));

    [Fact]
    public void A_number_that_is_none_goes_through_a_maximum() =>
        Assert.Equal([double.NaN], Scalar.Run([1, 1, 1, 3], [1, double.NaN, 2], x => x.MaxPool2d((1, 3))));

    [Theory]
    [InlineData(true, new[] { 1 / 4.0, 2 / 4.0, 3 / 4.0, 4 / 4.0 })]
    [InlineData(false, new double[] { 1, 2, 3, 4 })]
    public void Padding_counts_in_a_mean_or_not(bool counts, double[] expected) =>
        Assert.Equal(expected, Scalar.Run([1, 1, 2, 2], [1, 2, 3, 4], x => x.AveragePool2d(2, 2, 1, countPadding: counts)));

    [Fact]
    public void What_hangs_over_the_padding_never_counts_in_a_mean() =>
        Assert.Equal([1.5, 3], Scalar.Run([1, 1, 1, 3], [1, 2, 3], x => x.AveragePool2d((1, 2), 2, ceiling: true)));

    [Fact]
    public void Adaptive_cells_overlap_where_sizes_do_not_divide() =>
        Assert.Equal([(1 + 2 + 3) / 3.0, (3 + 4 + 5) / 3.0], Scalar.Run([1, 1, 1, 5], [1, 2, 3, 4, 5], x => x.AdaptiveAveragePool2d((1, 2))));

    [Fact]
    public void Where_two_maxima_have_one_place_it_holds_the_last_and_both_get_the_gradient()
    {
        Func<Tensor, Tensor> write = x =>
        {
            var (maxima, indices) = x.MaxPool2dWithIndices((1, 2), 1);
            return maxima.MaxUnpool2d(indices, x);
        };

        Assert.Equal([0, 5, 0], Scalar.Run([1, 1, 1, 3], [1, 5, 2], write));
        Assert.Equal([0, 2, 0], Scalar.Train([1, 1, 1, 3], [1, 5, 2], write).Gradient);
    }

    [Theory]
    [InlineData(UpsampleKind.Nearest, false, new double[] { 0, 0, 3, 3 })]
    [InlineData(UpsampleKind.Bilinear, false, new[] { 0, 0.75, 2.25, 3 })]
    [InlineData(UpsampleKind.Bilinear, true, new double[] { 0, 1, 2, 3 })]
    public void Two_pixels_become_four(UpsampleKind kind, bool aligned, double[] expected)
    {
        var found = Scalar.Run([1, 1, 1, 2], [0, 3], x => x.Upsample2d((1, 2), kind, aligned));

        Assert.All(expected.Zip(found), p => Assert.Equal(p.First, p.Second, 1e-12));
    }

    [Fact]
    public void Batch_normalisation_uses_running_statistics_in_evaluation() => Assert.Equal(
        [((3 - 1) / Math.Sqrt(4 + (double)1e-5f) * 10) + 7],
        Scalar.Run(
            [1, 1], [3], x => x.BatchNorm(name: "n"), ("n.running_mean", [1]), ("n.running_var", [4]), ("n.weight", [10]), ("n.bias", [7])));

    [Fact]
    public void Response_normalisation_divides_by_the_size_and_pads_with_zeros()
    {
        double[] squares = [1 + 4, 1 + 4 + 9, 4 + 9];
        double[] x = [1, 2, 3];

        var found = Scalar.Run([1, 3, 1], x, v => v.LocalResponseNorm(3, alpha: 2, beta: 0.5f));

        Assert.All(found.Index(), y => Assert.Equal(x[y.Index] / Math.Sqrt(1 + (2 / 3.0 * squares[y.Index])), y.Item, 1e-14));
    }

    [Fact]
    public void Equal_maxima_of_a_reduction_share_the_gradient() =>
        Assert.Equal([0.5, 0, 0.5, 0, 1, 0], Scalar.Train([2, 3], [2, 1, 2, 0, 3, 1], x => x.Reduce(ReduceKind.Max, [1], keepAxes: true)).Gradient);

    [Fact]
    public void Dropout_draws_the_numbers_that_are_defined_and_keeps_the_mean()
    {
        double[] x = [.. Enumerable.Range(1, 40)];
        var key = RandomNumbers.Key(RandomNumbers.Stream(9, "drop"), 0);
        double[] kept = [.. x.Select((_, i) => RandomNumbers.IsDropped(key, i, 0.25f) ? 0 : 1 / 0.75)];

        Assert.Equal(kept, Scalar.Train([40], x, y => y.Dropout(0.25f, "drop"), seed: 9).Gradient);
        Assert.Equal(x, Scalar.Run([40], x, y => y.Dropout(0.25f, "drop")));
        Assert.InRange(kept.Count(k => k == 0), 1, 30);
    }

    [Fact]
    public void Stochastic_depth_drops_whole_rows()
    {
        double[] x = [.. Enumerable.Range(1, 40)];
        var key = RandomNumbers.Key(RandomNumbers.Stream(9, "drop"), 0);
        double[] kept = [.. x.Select((_, i) => RandomNumbers.IsDropped(key, i / 4, 0.25f) ? 0 : 1 / 0.75)];

        Assert.Equal(kept, Scalar.Train([10, 2, 2], x, y => y.StochasticDepth(0.25f, "drop"), seed: 9).Gradient);
        Assert.Equal(x, Scalar.Run([10, 2, 2], x, y => y.StochasticDepth(0.25f, "drop")));
        Assert.InRange(kept.Count(k => k == 0), 4, 36);
    }

    [Fact]
    public void The_randomised_rectifier_draws_slopes_in_training_and_takes_their_mean_otherwise()
    {
        double[] x = [-1, 2, -3];
        var key = RandomNumbers.Key(RandomNumbers.Stream(0, "r"), 0);

        Assert.Equal(
            [RandomNumbers.Slope(key, 0, 0.25f, 0.75f), 1, RandomNumbers.Slope(key, 2, 0.25f, 0.75f)],
            Scalar.Train([3], x, y => y.RandomisedLeakyRelu(0.25f, 0.75f, "r")).Gradient);
        Assert.Equal([-0.5, 2, -1.5], Scalar.Run([3], x, y => y.RandomisedLeakyRelu(0.25f, 0.75f, "r")));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.5)]
    public void An_LSTM_without_weights_halves_its_cell(int steps, double expected)
    {
        var cell = Scalar.Run(
            [1, 2], [0, 8], x => x.Slice(1, 0, 1).Reshape([1, 1, 1]).Lstm(1, state: (x.Slice(1, 0, 1), x.Slice(1, 1, 1)), name: "l").Cell,
            ("l.weight_ih_l0", new float[4]), ("l.weight_hh_l0", new float[4]), ("l.bias_ih_l0", [0, 100 * (1 - steps), 0, 0]), ("l.bias_hh_l0", new float[4]));

        Assert.Equal(8 * (steps == 0 ? 1 : expected), cell[0], 1e-12);
    }

    [Fact]
    public void Dense_layers_read_their_weights_either_way_round()
    {
        Assert.Equal([1 + 20, 300 + 8000], Scalar.Run([1, 2], [1, 2], x => x.Dense(2, bias: false, name: "d"), ("d.weight", [1, 10, 300, 4000])));
        Assert.Equal(
            [1 + 600, 10 + 8000],
            Scalar.Run([1, 2], [1, 2], x => x.Then(new Dense(2) { Transposed = true, HasBias = false }, "d"), ("d.weight", [1, 10, 300, 4000])));
    }
}
