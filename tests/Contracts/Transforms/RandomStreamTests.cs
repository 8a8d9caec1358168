using Microsoft.ML;
using Microsoft.ML.Runtime;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Transforms;

/// <summary>
/// Every component that is made in an environment draws from its seed. So a trainer further down a pipeline sees the same random numbers only if the transforms
/// before it draw as often as ML.NET's do; the counts here were measured on it.
/// </summary>
public sealed class RandomStreamTests
{
    private const int Seed = 11;

    private static readonly Dictionary<string, (Func<TransformsCatalog, IEstimator<ITransformer>> Make, Func<Table> Data, int Draws)> _cases = new()
    {
        ["Concatenate"] = (t => t.Concatenate("Out", "F", "V"), Tables.Numbers, 1),
        ["CopyColumns"] = (t => t.CopyColumns("Out", "F"), Tables.Numbers, 2),
        ["SelectColumns"] = (t => t.SelectColumns("F"), Tables.Numbers, 2),
        ["DropColumns"] = (t => t.DropColumns("F"), Tables.Numbers, 2),
        ["NormalizeMinMax"] = (t => t.NormalizeMinMax("V"), Tables.Numbers, 1),
        ["NormalizeMeanVariance"] = (t => t.NormalizeMeanVariance("V", useCdf: true), Tables.Numbers, 1),
        ["NormalizeLpNorm"] = (t => t.NormalizeLpNorm("V"), Tables.Numbers, 2),
        ["ReplaceMissingValues"] = (t => t.ReplaceMissingValues("V"), Tables.Numbers, 1),
        ["IndicateMissingValues"] = (t => t.IndicateMissingValues("V"), Tables.Numbers, 2),
        ["MapValueToKey"] = (t => t.Conversion.MapValueToKey("T"), Tables.Numbers, 1),
        ["MapKeyToValue"] = (t => t.Conversion.MapKeyToValue("K"), Tables.Keys, 2),
        ["MapKeyToVector"] = (t => t.Conversion.MapKeyToVector("K"), Tables.Keys, 2),
        ["MapValue"] = (t => t.Conversion.MapValue("T", new Dictionary<string, float> { ["x"] = 1 }), Tables.Numbers, 3),
        ["MapValue to vectors"] = (t => t.Conversion.MapValue("T", new Dictionary<string, float[]> { ["x"] = [1] }, "T"), Tables.Numbers, 3),
        ["ConvertType"] = (t => t.Conversion.ConvertType("F"), Tables.Numbers, 2),
    };

    public static TheoryData<string> Names => [.. _cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_transform_draws_from_the_seed_as_often_as_in_MLNet(string name)
    {
        var (make, data, draws) = _cases[name];
        var context = new MLContext(Seed);
        var table = data();
        Snapshot.Of(make(context.Transforms).Fit(table).Transform(table));
        Assert.Equal(Probe(new MLContext(Seed), draws), Probe(context, 0));
    }

    [Fact]
    public void A_lookup_view_draws_nothing_of_its_own()
    {
        var lookup = new Table(Column.Text("K", "x"), Column.Of("V", 1f));
        var context = new MLContext(Seed);
        context.Transforms.Conversion.MapValue("T", lookup, lookup.Schema["K"], lookup.Schema["V"]).Fit(Tables.Numbers());
        Assert.Equal(Probe(new MLContext(Seed), 2), Probe(context, 0));
    }

    /// <summary>A number of the stream that the next component gets, after <paramref name="draws"/> others.</summary>
    private static int Probe(MLContext context, int draws)
    {
        IHostEnvironment environment = context;
        for (var i = 0; i < draws; i++)
        {
            environment.Register("other");
        }

        return environment.Register("probe").Rand.Next();
    }
}
