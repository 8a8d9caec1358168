using MLNetVision.Sweeps;
using MLNetVision.Sweeps.Search;
using MLNetVision.Training;
using Xunit;

namespace MLNetVision.Tests.Pipelines.Sweeps;

public class GridTests
{
    [Fact]
    public void Every_combination_comes_once_and_then_nothing()
    {
        var seen = Sweep(new GridSearch { Points = 3 }, t => $"{t.Choice("a", "x", "y")} {t.Int("b", 1, 2)} {t.Uniform("c", 0, 1)}");

        Assert.Equal(
            ["x 1 0", "x 1 0.5", "x 1 1", "x 2 0", "x 2 0.5", "x 2 1", "y 1 0", "y 1 0.5", "y 1 1", "y 2 0", "y 2 0.5", "y 2 1"], seen);
    }

    [Fact]
    public void Parameters_that_others_bring_are_gone_through_where_they_occur()
    {
        var seen = Sweep(new GridSearch(), t => t.Bool("deep") ? $"deep {t.Int("layers", 1, 3)}" : $"flat {t.Choice("kind", "p", "q")}");

        Assert.Equal(["flat p", "flat q", "deep 1", "deep 2", "deep 3"], seen);
    }

    [Fact]
    public void Ranges_are_gone_through_from_end_to_end()
    {
        Assert.Equal([1, 26, 51, 76, 100], GridSearcher.Values(new IntegerDomain(1, 100), 5));
        Assert.Equal([0.001, 0.01, 0.1], GridSearcher.Values(new RealDomain(0.001, 0.1, Log: true), 3).Select(v => Math.Round(v, 9)));
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], GridSearcher.Values(new RealDomain(0, 1, Step: 0.25), 3));
        Assert.Equal([4], GridSearcher.Values(new RealDomain(4, 4), 3));
    }

    private static List<string> Sweep(GridSearch grid, Func<Trial, string> ask)
    {
        var (searcher, known, seen) = (((SearchMethod)grid).Begin(0), new List<Observation>(), new List<string>());
        while (searcher.Begin(known.Count, known) is { } draws)
        {
            var trial = new Trial(known.Count, 0, draws, new VisionRun());
            seen.Add(ask(trial));
            known.Add(new Observation(known.Count, trial.Values, TrialState.Complete, [0]));
        }

        return seen;
    }
}
