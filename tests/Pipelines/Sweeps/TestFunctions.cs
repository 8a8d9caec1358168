using MLNetVision.Sweeps;
using MLNetVision.Sweeps.Search;

namespace MLNetVision.Tests.Pipelines.Sweeps;

/// <summary>Functions that searches are measured with, by the collection of Surjanovic and Bingham.</summary>
internal static class TestFunctions
{
    private static readonly double[] Heights = [1, 1.2, 3, 3.2];

    private static readonly double[][] Widths = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]];

    private static readonly double[][] Centres =
    [
        [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886], [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
        [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650], [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
    ];

    public static IReadOnlyDictionary<string, (RealDomain[] Domains, Func<double[], double> Value)> All { get; } =
        new Dictionary<string, (RealDomain[], Func<double[], double>)>
        {
            ["Branin"] = ([new RealDomain(-5, 10), new RealDomain(0, 15)], Branin),
            ["Hartmann-6"] = ([.. Enumerable.Repeat(new RealDomain(0, 1), 6)], Hartmann),
            ["Rosenbrock"] = ([new RealDomain(-5, 10), new RealDomain(-5, 10)], x => (100 * Math.Pow(x[1] - (x[0] * x[0]), 2)) + Math.Pow(1 - x[0], 2)),
        };

    /// <summary>The least value that a search finds in so many trials.</summary>
    public static double Best(SearchMethod method, string function, ulong seed, int trials)
    {
        var (domains, value) = All[function];
        var searcher = method.Begin(seed);
        var known = new List<Observation>();
        for (var number = 0; number < trials; number++)
        {
            var draws = searcher.Begin(number, known)!;
            DrawnValue[] values = [.. domains.Select((d, i) => new DrawnValue($"x{i}", d, draws.Draw($"x{i}", d)))];
            known.Add(new Observation(number, values, TrialState.Complete, [value([.. values.Select(v => v.Value)])]));
        }

        return known.Min(o => o.Losses[0]);
    }

    private static double Branin(double[] x) => Math.Pow(x[1] - (5.1 / (4 * Math.PI * Math.PI) * x[0] * x[0]) + (5 / Math.PI * x[0]) - 6, 2)
        + (10 * (1 - (1 / (8 * Math.PI))) * Math.Cos(x[0])) + 10;

    private static double Hartmann(double[] x) => -Enumerable.Range(0, 4)
        .Sum(i => Heights[i] * Math.Exp(-Enumerable.Range(0, 6).Sum(j => Widths[i][j] * (x[j] - Centres[i][j]) * (x[j] - Centres[i][j]))));
}
