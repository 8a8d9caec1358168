using System.Text.Json;
using Microsoft.ML;
using MLNetVision.Estimators;
using MLNetVision.Estimators.Pca;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Pca;

/// <summary>Every number of scikit-learn 1.2, by every solver; the numbers are of tests/Parity/generators/pca.py.</summary>
public sealed class PcaParityTests
{
    /// <summary>Exact solvers in double precision, relative to the largest number of an attribute.</summary>
    private const double Exact = 1e-9;

    /// <summary>The covariance matrix has squared numbers, and so roundings that come out as the root of what they are.</summary>
    private const double Squared = 1e-7;

    /// <summary>A randomised solver begins at other random directions; it comes this near.</summary>
    private const double Random = 1e-6;

    /// <summary>Scores and inverse transforms are computed in single precision.</summary>
    private const double Single = 2e-5;

    private static readonly JsonElement Root = JsonDocument.Parse(Fixtures.Bytes("pca.json")).RootElement;

    public static TheoryData<int, PcaSolver> ExactCases => Cases("full", PcaSolver.Full, PcaSolver.Covariance, PcaSolver.Auto);

    public static TheoryData<int, PcaSolver> RandomCases => Cases("randomized", PcaSolver.Randomised, PcaSolver.Full);

    public static TheoryData<int, PcaSolver> IncrementalCases => Cases("incremental", PcaSolver.Incremental);

    public static TheoryData<int> Likely => [.. Enumerable.Range(0, Root.GetProperty("likely").GetArrayLength())];

    [Theory]
    [MemberData(nameof(ExactCases))]
    public void Exact_solvers_agree(int number, PcaSolver solver)
    {
        var c = Case(number);
        var (model, view) = Fit(c, solver);
        var tolerance = solver == PcaSolver.Covariance ? Squared : Exact;
        Same(c, model.Analysis, tolerance, tolerance);
        Assert.Equal(Value(c, "noise"), model.Analysis.NoiseVariance, tolerance * List(c, "variances")[0]);
        SameColumns(c, model, view);
    }

    [Theory]
    [MemberData(nameof(RandomCases))]
    public void Randomised_solvers_come_as_near_as_they_can(int number, PcaSolver solver)
    {
        var c = Case(number);
        var (model, view) = Fit(c, solver);
        Same(c, model.Analysis, Random, 1e-3);
        Assert.Equal(Value(c, "noise"), model.Analysis.NoiseVariance, Random * List(c, "variances")[0]);
    }

    [Theory]
    [MemberData(nameof(IncrementalCases))]
    public void Incremental_solvers_agree_batch_by_batch(int number, PcaSolver solver)
    {
        var c = Case(number);
        var (model, view) = Fit(c, solver);
        Same(c, model.Analysis, Exact, Exact);
        SameColumns(c, model, view);
    }

    [Theory]
    [MemberData(nameof(Likely))]
    public void The_likeliest_rank_is_that_of_the_profile(int number)
    {
        var c = Root.GetProperty("likely")[number];
        Assert.Equal(Int(c, "rank"), RankChoice.ProfileLikelihood(List(c, "variances")));
    }

    private static TheoryData<int, PcaSolver> Cases(string solver, params PcaSolver[] ours)
    {
        var data = new TheoryData<int, PcaSolver>();
        foreach (var (i, mine) in Root.GetProperty("cases").EnumerateArray().Index()
            .Where(c => c.Item.GetProperty("solver").GetString() == solver).SelectMany(c => ours.Select(o => (c.Index, o))))
        {
            data.Add(i, mine);
        }

        return data;
    }

    private static (PcaModel Model, IDataView View) Fit(JsonElement c, PcaSolver solver)
    {
        var view = PcaRows.View(PcaRows.Of(c.GetProperty("kind").GetString()!, Int(c, "rows"), Int(c, "width"), (ulong)Int(c, "seed")));
        var asked = c.GetProperty("asked");
        var options = new PcaOptions
        {
            Solver = solver, Whiten = c.GetProperty("whiten").GetBoolean(), Standardise = c.GetProperty("standard").GetBoolean(),
            ReconstructionColumnName = "restored", PowerIterations = 7,
            BatchRows = c.GetProperty("batch").ValueKind == JsonValueKind.Number ? Int(c, "batch") : null,
        };
        options = asked.ValueKind switch
        {
            JsonValueKind.Null => options,
            JsonValueKind.String => options with { Rank = PcaRank.Minka },
            _ when asked.GetDouble() < 1 => options with { Rank = PcaRank.Variance, Variance = asked.GetDouble() },
            _ => options with { Components = asked.GetInt32() },
        };
        return (new MLContext(1).Transforms.Pca("scores", "x", options).Fit(view), view);
    }

    /// <summary>Components without variance are at right angles to the others, and nothing more can be said of them.</summary>
    private static void Same(JsonElement c, PcaAnalysis analysis, double tolerance, double ofComponents)
    {
        var (width, variances) = (Int(c, "width"), List(c, "variances"));
        Assert.Equal(Int(c, "rank"), analysis.Components.Count);
        Near(variances, analysis.ExplainedVariance, tolerance);
        Near(List(c, "ratios"), analysis.ExplainedVarianceRatio, tolerance);
        var singular = List(c, "singular");
        Assert.All(singular, (s, i) => Assert.Equal(s * s, Math.Pow(analysis.SingularValues[i], 2), tolerance * singular[0] * singular[0]));
        if (!c.GetProperty("standard").GetBoolean())
        {
            Near(List(c, "mean"), analysis.Mean, Exact);
        }

        var components = List(c, "components");
        foreach (var (component, i) in analysis.Components.Select((x, i) => (x, i)))
        {
            Assert.Equal(1, component.Sum(x => x * x), 1e-12);
            if (HasDirection(variances, i))
            {
                Near(components[(i * width)..((i + 1) * width)], component, ofComponents * Steepness(variances, i));
            }
        }
    }

    private static void SameColumns(JsonElement c, PcaModel model, IDataView view)
    {
        var variances = List(c, "variances");
        var (rank, output) = (Int(c, "rank"), model.Transform(view));
        var (scores, expected) = (output.Vectors("scores"), List(c, "scores"));
        var whitens = c.GetProperty("whiten").GetBoolean();
        for (var i = 0; i < Math.Min(3, Int(c, "rows")) * rank; i++)
        {
            if (HasDirection(variances, i % rank))
            {
                var size = whitens ? 3 * Math.Sqrt(variances[0] / variances[i % rank]) : Math.Sqrt(variances[0]);
                Assert.Equal(expected[i], scores[i / rank][i % rank], Single * Math.Max(size, 1));
            }
        }

        if (!c.GetProperty("standard").GetBoolean())
        {
            Near(List(c, "restored"), output.Vectors("restored").Take(3).SelectMany(r => r.Select(v => (double)v)).ToArray(), Single);
        }
    }

    /// <summary>Whether there is variance that is told apart from that of the neighbours.</summary>
    private static bool HasDirection(double[] variances, int i) => variances[i] > 1e-6 * variances[0];

    /// <summary>By how much roundings turn a component whose variance is near another's.</summary>
    private static double Steepness(double[] variances, int i) => 10 * variances[0] / Enumerable.Range(0, variances.Length).Where(j => j != i)
        .Select(j => Math.Abs(variances[i] - variances[j])).DefaultIfEmpty(variances[0]).Min();

    private static void Near(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Count, actual.Count);
        var size = Math.Max(expected.Max(Math.Abs), 1e-300);
        Assert.All(expected, (e, i) => Assert.Equal(e, actual[i], tolerance * size));
    }

    private static JsonElement Case(int number) => Root.GetProperty("cases")[number];

    private static int Int(JsonElement c, string name) => c.GetProperty(name).GetInt32();

    private static double Value(JsonElement c, string name) => c.GetProperty(name).GetDouble();

    private static double[] List(JsonElement c, string name) => [.. c.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
}
