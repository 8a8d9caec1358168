using System.Globalization;
using System.Text.Json;
using MLNetVision.Metrics;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Metrics;

/// <summary>Figures of scikit-learn, made by generators/metrics.py.</summary>
public class ClassificationParityTests
{
    /// <summary>Both compute in double precision; only the order of sums differs.</summary>
    private const int Digits = 12;

    private static readonly Case[] Cases = JsonDocument.Parse(Fixtures.Bytes("metrics.json")).RootElement.GetProperty("cases")
        .Deserialize<Case[]>(JsonSerializerOptions.Web)!;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_figures_of_a_confusion_matrix_are_those_of_scikit_learn(int number)
    {
        var c = Cases[number];
        var matrix = new ConfusionMatrix(c.Classes);
        for (var row = 0UL; row < c.Rows; row++)
        {
            matrix.Add(c.Actual(row), c.PredictedLabel(row));
        }

        AssertNear(c.Accuracy, matrix.Accuracy);
        AssertNear(c.BalancedAccuracy, matrix.BalancedAccuracy);
        AssertNear(c.MacroF1, matrix.MacroF1);
        AssertNear(c.WeightedF1, matrix.WeightedF1);
        AssertNear(c.Kappa, matrix.Kappa);
        AssertNear(c.Matthews, matrix.Matthews);
        for (var label = 0; label < c.Classes; label++)
        {
            AssertNear(c.Precision[label], matrix.Precision(label));
            AssertNear(c.Recall[label], matrix.Recall(label));
            AssertNear(c.F1[label], matrix.F1(label));
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_share_of_rows_among_the_best_k_is_scikit_learns(int number)
    {
        var c = Cases[number];
        foreach (var (k, expected) in c.Top)
        {
            var mean = new RunningMean();
            for (var row = 0UL; row < c.Rows; row++)
            {
                var scores = Enumerable.Range(0, c.Classes).Select(i => SplitMix.Uniform(c.Seed + 300, (row * (ulong)c.Classes) + (ulong)i)).ToArray();
                mean = mean.Add(Ranking.RankOf(c.Actual(row), scores) < int.Parse(k, CultureInfo.InvariantCulture) ? 1 : 0);
            }

            AssertNear(expected, mean.Value);
        }
    }

    private static void AssertNear(double? expected, double actual) => Assert.Equal(expected ?? double.NaN, actual, Digits);

    private sealed record Case(
        int Classes, int Occurring, ulong Rows, ulong Seed, ulong Right, double? Accuracy, double? BalancedAccuracy, double? MacroF1, double? WeightedF1,
        double? Kappa, double? Matthews, double[] Precision, double[] Recall, double[] F1, Dictionary<string, double> Top)
    {
        public int Actual(ulong row) => (int)(SplitMix.Bits(Seed, row) % (ulong)Occurring);

        public int PredictedLabel(ulong row) =>
            SplitMix.Bits(Seed + 200, row) % 10 < Right ? Actual(row) : (int)(SplitMix.Bits(Seed + 100, row) % (ulong)Classes);
    }
}
