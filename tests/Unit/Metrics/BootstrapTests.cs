using MLNetVision.Metrics;

namespace MLNetVision.Tests.Unit.Metrics;

public class BootstrapTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 50).Select(i => i * 0.1)];

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_one_another()
    {
        var options = new BootstrapOptions { Resamples = 100 };

        Assert.Equal(Interval(options), Interval(options));
        Assert.NotEqual(Interval(options), Interval(options with { Seed = 2 }));
    }

    [Fact]
    public void More_confidence_takes_a_wider_interval()
    {
        var (wide, narrow) = (Interval(new BootstrapOptions { Confidence = 0.99 }), Interval(new BootstrapOptions { Confidence = 0.5 }));

        Assert.True(wide.Lower < narrow.Lower && narrow.Lower < wide.Value && wide.Value < narrow.Upper && narrow.Upper < wide.Upper);
    }

    [Fact]
    public void A_figure_that_never_varies_is_its_own_interval()
    {
        var interval = Bootstrap.Intervals(10, 1, (_, figures) => figures[0] = 1)[0];

        Assert.Equal(new ConfidenceInterval(1, 1, 1), interval);
    }

    [Fact]
    public void A_figure_that_some_resamples_do_not_have_leaves_them_out()
    {
        var interval = Bootstrap.Intervals(10, 1, (rows, figures) => figures[0] = rows.Contains(0) ? 2 : double.NaN)[0];

        Assert.Equal((2.0, 2.0, 2.0), (interval.Value, interval.Lower, interval.Upper));
        Assert.True(double.IsNaN(Bootstrap.Intervals(10, 1, (_, figures) => figures[0] = double.NaN)[0].Lower));
    }

    [Fact]
    public void Many_rows_are_left_out_in_blocks_whose_interval_is_close_to_that_of_single_rows()
    {
        var interval = Bootstrap.Intervals(5000, 1, (rows, figures) => figures[0] = Mean(rows), new BootstrapOptions { Resamples = 300 })[0];
        var expected = 1.96 * Math.Sqrt(5000.0 * 5000 / 12 / 5000);

        Assert.Equal(expected, interval.Upper - interval.Value, expected * 0.2);
    }

    [Fact]
    public void Mistaken_options_are_named()
    {
        Assert.Contains("Resamples", Assert.Throws<ArgumentOutOfRangeException>(() => Interval(new BootstrapOptions { Resamples = 0 })).Message,
            StringComparison.Ordinal);
        Assert.Contains("Confidence", Assert.Throws<ArgumentOutOfRangeException>(() => Interval(new BootstrapOptions { Confidence = 1 })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.Intervals(0, 1, (_, _) => { }));
    }

    [Fact]
    public void It_can_be_cancelled() => Assert.Throws<OperationCanceledException>(
        () => Bootstrap.Intervals(10, 1, (_, _) => { }, cancellation: new CancellationToken(canceled: true)));

    private static double Mean(ReadOnlySpan<int> rows)
    {
        double sum = 0;
        foreach (var row in rows)
            sum += row;
        return sum / rows.Length;
    }

    private static ConfidenceInterval Interval(BootstrapOptions options) => Bootstrap.Intervals(Values.Length, 1, (rows, figures) =>
    {
        double sum = 0;
        foreach (var row in rows)
            sum += Values[row];
        figures[0] = sum / rows.Length;
    }, options)[0];
}
