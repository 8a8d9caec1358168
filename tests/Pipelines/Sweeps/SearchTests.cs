using MLNetVision.Sweeps;
using MLNetVision.Sweeps.Search;
using Xunit;
using Xunit.Abstractions;

namespace MLNetVision.Tests.Pipelines.Sweeps;

public class SearchTests(ITestOutputHelper output)
{
    private const int Seeds = 10;

    private const int Trials = 60;

    public static TheoryData<SearchMethod> Methods =>
    [
        new RandomSearch(), new SobolSearch(), new ParzenSearch(), new GaussianProcessSearch(), new GridSearch(),
    ];

    [Theory]
    [InlineData("Branin")]
    [InlineData("Hartmann-6")]
    [InlineData("Rosenbrock")]
    public void The_Parzen_estimator_beats_chance(string function)
    {
        var (chance, parzen) = (MedianBest(new RandomSearch(), function), MedianBest(new ParzenSearch(), function));
        output.WriteLine($"{function}: median best of {Trials} trials, {Seeds} seeds: random {chance:F4}, Parzen {parzen:F4}");
        Assert.True(parzen < chance, $"Parzen {parzen}, random {chance}");
    }

    /// <summary>Branin's minimum is 0.397887.</summary>
    [Fact]
    public void A_Gaussian_process_finds_a_minimum_of_Branin()
    {
        for (var seed = 0UL; seed < 3; seed++)
            Assert.InRange(TestFunctions.Best(new GaussianProcessSearch(), "Branin", seed, 35), 0.3978, 0.41);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_same_seed_gives_the_same_trials(SearchMethod method)
    {
        Assert.Equal(TestFunctions.Best(method, "Branin", 5, 15), TestFunctions.Best(method, "Branin", 5, 15));
        if (method is not GridSearch)
            Assert.NotEqual(TestFunctions.Best(method, "Branin", 5, 15), TestFunctions.Best(method, "Branin", 6, 15));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_search_takes_parameters_that_depend_on_others_and_trials_that_failed(SearchMethod method)
    {
        var searcher = method.Begin(1);
        var known = new List<Observation>();
        for (var number = 0; number < 40 && searcher.Begin(number, known) is { } draws; number++)
        {
            var trial = new Trial(number, 0, draws, new MLNetVision.Training.VisionRun());
            var isDeep = trial.Choice("kind", "flat", "deep") == "deep";
            var loss = isDeep ? trial.Int("layers", 1, 8) : 10 - trial.LogUniform("rate", 0.001, 10);
            loss += trial.Bool("bias") ? 0 : 1;
            known.Add(new Observation(number, trial.Values, number % 5 == 1 ? TrialState.Failed : TrialState.Complete, number % 5 == 1 ? [] : [loss]));
        }

        Assert.InRange(known.Count, 20, 40);
        Assert.Contains(known, o => o.Values[0].Value == 0);
        Assert.Contains(known, o => o.Values[0].Value == 1);
    }

    /// <summary>After ten trials at random, most of what follows is of the better kind.</summary>
    [Fact]
    public void The_Parzen_estimator_learns_which_choice_is_good()
    {
        var searcher = new ParzenSearch().Begin(3);
        var known = new List<Observation>();
        var domain = new ChoiceDomain(["a", "b", "c", "d"]);
        for (var number = 0; number < 50; number++)
        {
            var value = searcher.Begin(number, known)!.Draw("x", domain);
            known.Add(new Observation(number, [new DrawnValue("x", domain, value)], TrialState.Complete, [value == 2 ? 0 : 1 + (value * 0.01)]));
        }

        Assert.InRange(known.Skip(10).Count(o => o.Values[0].Value == 2), 25, 40);
    }

    [Fact]
    public void Of_two_objectives_searches_come_near_to_all_of_the_front()
    {
        foreach (SearchMethod method in (SearchMethod[])[new ParzenSearch(), new GaussianProcessSearch()])
        {
            var searcher = method.Begin(2);
            var (known, domain) = (new List<Observation>(), new RealDomain(0, 1));
            for (var number = 0; number < 50; number++)
            {
                var draws = searcher.Begin(number, known)!;
                DrawnValue[] values = [new("x", domain, draws.Draw("x", domain)), new("y", domain, draws.Draw("y", domain))];
                var (x, y) = (values[0].Value, values[1].Value);
                known.Add(new Observation(number, values, TrialState.Complete, [x * x + (y * y), ((1 - x) * (1 - x)) + (y * y)]));
            }

            var front = ParetoFront.Layers(known, o => o.Losses).First();
            Assert.True(front.Length >= 8, $"{method}: {front.Length}");
            Assert.True(front.Max(o => o.Losses[0]) > 0.6 && front.Min(o => o.Losses[0]) < 0.1, $"{method}");
        }
    }

    private static double MedianBest(SearchMethod method, string function)
    {
        var best = Enumerable.Range(0, Seeds).Select(seed => TestFunctions.Best(method, function, (ulong)seed, Trials)).Order().ToArray();
        return (best[(Seeds / 2) - 1] + best[Seeds / 2]) / 2;
    }
}
