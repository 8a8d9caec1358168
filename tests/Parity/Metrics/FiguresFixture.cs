using System.Text.Json;
using MLNetVision.Metrics;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Metrics;

/// <summary>Inputs and results of generators/figures.py. What is not a number is null there.</summary>
internal static class FiguresFixture
{
    /// <summary>What the figures may differ by: both sides compute in double precision, only the order of sums differs.</summary>
    private const double Tolerance = 1e-9;

    private static readonly JsonElement Root = JsonDocument.Parse(Fixtures.Bytes("figures.json")).RootElement;

    public static TheoryData<int> Numbers(string family) => [.. Enumerable.Range(0, Root.GetProperty(family).GetArrayLength())];

    public static JsonElement Case(string family, int number) => Root.GetProperty(family)[number];

    public static int Int(this JsonElement c, string name) => c.GetProperty(name).GetInt32();

    public static ulong Seed(this JsonElement c) => c.GetProperty("seed").GetUInt64();

    public static bool Has(this JsonElement c, string name) => c.TryGetProperty(name, out _);

    public static double Number(this JsonElement c, string name) => NumberOf(c.GetProperty(name));

    public static double[] List(this JsonElement c, string name) => [.. c.GetProperty(name).EnumerateArray().Select(NumberOf)];

    public static double NumberOf(JsonElement value) => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();

    public static void Near(double expected, double actual) => Assert.True(
        double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) <= Tolerance, $"expected {expected:R}, got {actual:R}");

    public static void Near(IReadOnlyList<double> expected, IEnumerable<double> actual)
    {
        var values = actual.ToArray();
        Assert.Equal(expected.Count, values.Length);
        for (var i = 0; i < values.Length; i++)
            Near(expected[i], values[i]);
    }

    public static float[] Uniform(ulong seed, int count) => [.. Enumerable.Range(0, count).Select(i => SplitMix.Uniform(seed, (ulong)i))];

    public static float[] Steps(float[] values, int levels) => levels == 0 ? values : Array.ConvertAll(values, v => MathF.Floor(v * levels) / levels);

    public static bool[] Shares(ulong seed, int count, int share) =>
        [.. Enumerable.Range(0, count).Select(i => SplitMix.Bits(seed, (ulong)i) % 8 < (ulong)share)];

    public static double[] Weights(this JsonElement c) =>
        c.GetProperty("weighted").GetBoolean() ? Array.ConvertAll(Uniform(c.Seed() + 900, c.Int("rows")), w => (double)w) : [];

    /// <summary>Rows with logits, and with the probabilities that the script makes of them.</summary>
    public static (ScoreTable Logits, ScoreTable Probabilities) Tables(JsonElement c)
    {
        var (classes, rows) = (c.Int("classes"), c.Int("rows"));
        var z = Steps(Uniform(c.Seed() + 100, rows * classes), c.Int("levels"));
        var (logits, probabilities) = (new ScoreTable(classes), new ScoreTable(classes));
        for (var row = 0; row < rows; row++)
        {
            var label = (int)(SplitMix.Bits(c.Seed(), (ulong)row) % (ulong)c.Int("occurring"));
            var own = z.AsSpan(row * classes, classes);
            own[label] += 0.25f;
            logits.Add(label, own);
            var shares = Array.ConvertAll(own.ToArray(), v => v + 0.125);
            probabilities.Add(label, Array.ConvertAll(shares, v => (float)(v / shares.Sum())));
        }

        return (logits, probabilities);
    }
}
