using Microsoft.ML;
using MLNetVision.Networks.Ops;
using MLNetVision.Sweeps;
using MLNetVision.Sweeps.Search;
using MLNetVision.Tests.Pipelines.Trainers;
using MLNetVision.Training;
using Xunit;

namespace MLNetVision.Tests.Pipelines.Sweeps;

public class SpaceTests
{
    private const string Whole = """
        {
          "parameters": {
            "network": { "kind": "choice", "values": ["plain", "deep"], "usual": "plain" },
            "blocks": { "kind": "int", "low": 1, "high": 9, "step": 2, "usual": 3, "when": { "network": "deep" } },
            "flip": { "kind": "bool", "usual": true, "when": { "network": ["plain", "deep"] } },
            "shift": { "kind": "uniform", "low": 0, "high": 0.5, "step": 0.1, "when": { "blocks": [5, 7], "flip": false } },
            "rate": { "kind": "log-uniform", "low": 0.0001, "high": 0.1, "usual": 0.003 },
            "width": { "kind": "log-int", "low": 4, "high": 64 }
          }
        }
        """;

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "{", "no JSON", "LineNumber: 0" },
        { "[]", "$ is []", "an object" },
        { """{ "parameter": {} }""", "$.parameter is {}", "left out; the members here are parameters" },
        { """{ "parameters": {} }""", "$.parameters is {}", "a parameter or more" },
        { One("""{ "kind": "gauss" }"""), "$.parameters.x.kind is \"gauss\"", "one of choice, bool, int, log-int, uniform, log-uniform" },
        { One("""{ "low": 1 }"""), "$.parameters.x is", "with the member 'kind'" },
        { One("""{ "kind": "bool", "low": 1 }"""), "$.parameters.x.low is 1", "left out" },
        { One("""{ "kind": "int", "low": 1 }"""), "$.parameters.x is", "with the member 'high'" },
        { One("""{ "kind": "int", "low": 1.5, "high": 3 }"""), "$.parameters.x.low is 1.5", "a whole number" },
        { One("""{ "kind": "int", "low": 4, "high": 3 }"""), "$.parameters.x is", "4 to 3" },
        { One("""{ "kind": "uniform", "low": "0", "high": 3 }"""), "$.parameters.x.low is \"0\"", "a number" },
        { One("""{ "kind": "log-uniform", "low": 0, "high": 3 }"""), "$.parameters.x is", "above 0" },
        { One("""{ "kind": "choice", "values": [] }"""), "$.parameters.x.values is []", "an array of a value or more" },
        { One("""{ "kind": "choice", "values": ["a", 2] }"""), "$.parameters.x.values[1] is 2", "a text" },
        { One("""{ "kind": "choice", "values": ["a", "a"] }"""), "$.parameters.x is", "whose names differ" },
        { One("""{ "kind": "choice", "values": ["a"], "usual": "b" }"""), "$.parameters.x.usual is \"b\"", "one of the parameter's values" },
        { One("""{ "kind": "uniform", "low": 0, "high": 1, "usual": 2 }"""), "$.parameters.x.usual is 2", "one of the parameter's values" },
        { One("""{ "kind": "bool", "when": { "y": 1 } }"""), "$.parameters.x.when.y is 1", "stands before this one" },
        { One("""{ "kind": "bool", "when": 3 }"""), "$.parameters.x.when is 3", "an object" },
        { """{ "parameters": { "x": { "kind": "bool" }, "x": { "kind": "bool" } } }""", "no JSON", "x" },
        {
            """{ "parameters": { "a": { "kind": "uniform", "low": 0, "high": 1 }, "x": { "kind": "bool", "when": { "a": 1 } } } }""",
            "$.parameters.x.when.a is 1", "a choice, a bool or a whole number"
        },
        {
            """{ "parameters": { "a": { "kind": "bool" }, "x": { "kind": "bool", "when": { "a": "yes" } } } }""",
            "$.parameters.x.when.a is \"yes\"", "one of the parameter's values"
        },
    };

    [Fact]
    public void A_space_is_the_same_after_JSON()
    {
        var space = SweepSpace.FromJson(Whole);

        Assert.Equal(space, SweepSpace.FromJson(space.ToJson()));
        Assert.Equal(
            [
                new ChoiceDomain(["plain", "deep"]), new IntegerDomain(1, 9, Step: 2), new BoolDomain(), new RealDomain(0, 0.5, Step: 0.1),
                new RealDomain(0.0001, 0.1, Log: true), new IntegerDomain(4, 64, Log: true),
            ],
            space.Parameters.Select(p => p.Domain));
        Assert.Equal([new SweepCondition("blocks", "5", "7"), new SweepCondition("flip", "false")], space.Parameters[3].When);
        Assert.NotEqual(space, new SweepSpace([.. space.Parameters.Take(5)]));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_no_space_is_refused_with_its_file_place_value_and_rule(string json, string place, string rule)
    {
        var refused = Assert.Throws<SweepException>(() => SweepSpace.FromJson(json, "mine.json"));

        Assert.StartsWith("'mine.json'", refused.Message, StringComparison.Ordinal);
        Assert.Contains(place, refused.Message, StringComparison.Ordinal);
        Assert.Contains(rule, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_are_there_where_their_conditions_hold()
    {
        var space = SweepSpace.FromJson(Whole);
        var seen = new HashSet<string>();
        for (var number = 0; number < 200; number++)
        {
            var values = space.Draw(new Trial(number, 0, new RandomDraws(3, number), new VisionRun()));
            var deep = values.Choice("network", "none") == "deep";
            var shifts = deep && values.Int("blocks", 0) is 5 or 7 && !values.Bool("flip", true);
            Assert.Equal(deep, values.Has("blocks"));
            Assert.Equal(shifts, values.Has("shift"));
            Assert.Equal(shifts ? values.Number("shift", -1) : -1, values.Number("shift", -1));
            seen.UnionWith(values.Names);
        }

        Assert.Equal(6, seen.Count);
    }

    [Fact]
    public void A_value_of_another_kind_than_asked_for_is_refused()
    {
        var values = SweepSpace.FromJson(Whole).Draw(new Trial(0, 0, new MiddleDraws(), new VisionRun()));

        Assert.Contains(
            "'rate' of the space has to be a choice", Assert.Throws<SweepException>(() => values.Choice("rate", "")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "has to be a whole number, and is log-uniform", Assert.Throws<SweepException>(() => values.Int("rate", 0)).Message, StringComparison.Ordinal);
        Assert.Equal(7, values.Int("nothing", 7));
    }

    [Fact]
    public void The_first_trial_of_a_space_is_what_is_usual()
    {
        var ml = new MLContext(seed: 1);
        var space = SweepSpace.FromJson(Whole);
        IEstimator<ITransformer> Pipeline(Trial trial, SweepValues values) => ml.MulticlassClassification.Trainers.ImageCnn(
            "Quarter", "Pixels", (x, classes) => x.Conv2d(values.Int("width", 4), 3).Relu().Flatten().Dense(classes),
            TinyCnn.Options with { Training = TinyCnn.Training with { Epochs = 1 } }, trial.Run with { Threads = 1 });
        var options = Sweeping.Options with { Budget = new SweepBudget { Trials = 3 }, Refit = false };
        var trials = ml.Sweep(space, Pipeline, options, [SweepMetrics.Accuracy("Quarter")]).Search(Blots.View(ml, 60)).Trials;

        Assert.Equal(["plain", "true", "0.003"], trials[0].Values.Where(v => v.Name != "width").Select(v => v.Domain.Text(v.Value)));
        Assert.DoesNotContain(trials.Skip(1), t => t.Values.Any(v => v is { Name: "rate", Value: 0.003 }));
    }

    [Fact]
    public void Starts_are_refused_where_they_cannot_be()
    {
        var start = new SweepStart(new Dictionary<string, string> { ["width"] = "5" });
        var wrong = Sweeping.Make(new MLContext(1), Sweeping.Options with { Starts = [start] }, new SweepRun());

        Assert.Throws<ArgumentOutOfRangeException>(() => (Sweeping.Options with { Search = new GridSearch(), Starts = [start] }).Validate());
        Assert.Contains("'width' to '5', which is none of its values", Assert.Throws<SweepException>(
            () => wrong.Search(Blots.View(new MLContext(1), 60))).Message, StringComparison.Ordinal);
    }

    private static string One(string parameter) => $$"""{ "parameters": { "x": {{parameter}} } }""";
}
