using MLNetVision.Networks;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Conformance;

/// <summary>Every engine against the oracle, which rounds to single precision between steps but computes each in double.</summary>
public class AgainstOracleTests
{
    // Sums of up to a thousand products in single precision, a step after the other, folded batch norms among them.
    private const double Outputs = 2e-5;

    // The same once more on the way back; normalisation subtracts numbers that are nearly equal.
    private const double Gradients = 1e-4;

    // Three steps of at most 0.05 each, in directions that are right to the tolerance of gradients.
    private const double Trained = 5e-5;

    // In a large network some rectifier's input is zero but for rounding and may fall on either side: all but a fiftieth of a gradient is then the same.
    private const double EitherSide = 0.02;

    public static TheoryData<string, string> Rows => CatalogueRows.Of(EnginesUnderTest.HeldToTheOracle);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Outputs_in_evaluation_are_the_oracles(string engine, string name)
    {
        var model = Catalogue.Named(name).In(DType.Float32);
        var (expected, actual) = (model.Forward(EnginesUnderTest.Oracle), model.Forward(engine));
        for (var call = 0; call < expected.Length; call++)
        {
            Comparison.AssertNear(expected[call], actual[call], Outputs, $"call {call}");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Loss_and_gradients_in_training_are_the_oracles(string engine, string name)
    {
        var model = Catalogue.Named(name).In(DType.Float32);
        var (expected, actual) = (model.Gradients(EnginesUnderTest.Oracle), model.Gradients(engine));
        for (var call = 0; call < expected.Length; call++)
        {
            Assert.Equal(expected[call].Loss, actual[call].Loss, Outputs * (1 + Math.Abs(expected[call].Loss)));
            Compare(model, expected[call].Values, actual[call].Values, Gradients, $"gradient, call {call}");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Three_training_steps_lead_where_the_oracles_lead(string engine, string name)
    {
        var model = Catalogue.Named(name).In(DType.Float32);
        using var oracle = model.Compile(EnginesUnderTest.Oracle, Running.Rule);
        using var session = model.Compile(engine, Running.Rule);
        var (expected, actual) = (model.Train(oracle, 0, 3), model.Train(session, 0, 3));

        var tolerance = model.Case.IsComposed ? EitherSide : Trained;
        Assert.All(expected.Zip(actual), losses => Assert.Equal(losses.First, losses.Second, tolerance * (1 + Math.Abs(losses.First))));
        Compare(model, Comparison.Numbers(oracle.GetWeights()), Comparison.Numbers(session.GetWeights()), Trained, "after three steps");
    }

    private static void Compare(Model model, Dictionary<string, double[]> expected, Dictionary<string, double[]> actual, double tolerance, string what)
    {
        if (model.Case.IsComposed)
        {
            Comparison.AssertClose(expected, actual, EitherSide, what);
        }
        else
        {
            Comparison.AssertNear(expected, actual, tolerance, what);
        }
    }
}
