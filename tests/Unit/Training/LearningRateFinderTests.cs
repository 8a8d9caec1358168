using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training.Data;
using MLNetVision.Training.RateFinding;

namespace MLNetVision.Tests.Unit.Training;

public class LearningRateFinderTests
{
    [Fact]
    public void The_suggested_rate_trains_and_lies_where_the_loss_falls()
    {
        var run = Blobs.Run();
        run = run with { Weights = WeightSet.Initialise(run.Network, 3) };
        var before = run.Weights["fc.weight"].ToFloats();
        var curve = LearningRateFinder.Find(run, new RateSearch { Lowest = 1e-5, Highest = 1000 });

        Assert.Equal(before, run.Weights["fc.weight"].ToFloats());
        Assert.Equal(0, ((SoftmaxEngine)run.Engine).OpenSessions);
        Assert.Equal(1e-5, curve.Points[0].LearningRate, 1e-12);
        Assert.InRange(curve.Suggested!.Value, 0.005, 5);
        Assert.True(curve.Points.Count < 100, "The loss ran away and the search went on.");
    }

    [Fact]
    public void The_rates_rise_by_the_same_factor_to_the_highest()
    {
        var curve = LearningRateFinder.Find(Blobs.Run(), new RateSearch { Lowest = 1e-6, Highest = 1e-3, Steps = 31 });

        Assert.Equal(31, curve.Points.Count);
        Assert.All(curve.Points.Zip(curve.Points.Skip(1)), p => Assert.Equal(Math.Pow(10, 0.1), p.Second.LearningRate / p.First.LearningRate, 1e-9));
        Assert.Equal(1e-3, curve.Points[^1].LearningRate, 1e-9);
    }

    [Fact]
    public void The_steepest_place_of_a_known_curve_is_found()
    {
        double[] rates = [.. Enumerable.Range(0, 40).Select(i => Math.Pow(10, i / 10.0))];
        double[] losses = [.. Enumerable.Range(0, 40).Select(i => i < 30 ? -Math.Tanh((i - 20) / 3.0) : i - 25.0)];

        Assert.Equal(100, RateCurve.Of(rates, losses, 2).Suggested!.Value, 1e-9);
    }

    [Fact]
    public void A_loss_that_only_rises_suggests_nothing() => Assert.Null(RateCurve.Of([1, 2, 3, 4], [1, 2, 3, 4], 1).Suggested);

    [Fact]
    public void A_loss_that_is_no_number_from_the_start_is_an_error()
    {
        float[] points = [.. Enumerable.Repeat(float.NaN, 8)];
        var run = Blobs.Run() with
        {
            Training = new ArrayBatchSource(("input", HostTensor.Of<float>(points, 2, 4)), ("target", HostTensor.Of<long>([0, 1], 2))),
        };

        Assert.Throws<NonFiniteLossException>(() => LearningRateFinder.Find(run));
    }

    [Fact]
    public void Impossible_ranges_are_refused_by_name()
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateFinder.Find(Blobs.Run(), new RateSearch { Lowest = 1, Highest = 1 }));

        Assert.Contains("RateSearch.Highest", fault.Message, StringComparison.Ordinal);
    }
}
