using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Conformance;

/// <summary>What every engine promises of its sessions, on every case.</summary>
public class SessionTests
{
    /// <summary>Momentum and an average, so that there is something to remember beside the weights.</summary>
    private static readonly TrainingRule Remembering = Running.Rule with { Optimizer = new Adam(), AverageDecay = 0.7 };

    public static TheoryData<string, string> All => CatalogueRows.Of(EnginesUnderTest.Names);

    /// <summary>Not libtorch, which splits its sums by the number of its threads.</summary>
    public static TheoryData<string, string> ManyThreads => CatalogueRows.Of([nameof(ManagedEngine)]);

    [Theory]
    [MemberData(nameof(ManyThreads))]
    public void Threads_change_no_bit_of_what_training_makes(string engine, string name)
    {
        var model = Catalogue.Named(name).In(DType.Float32);
        var alone = Train(1);
        foreach (var threads in new[] { 2, 3 })
        {
            var together = Train(threads);
            Assert.Equal(alone.Losses, together.Losses);
            AssertSameBits(alone.Weights, together.Weights);
        }

        (double[] Losses, WeightSet Weights) Train(int threads)
        {
            using var session = model.Compile(engine, Running.Rule, threads);
            return (model.Train(session, 0, 4), session.GetWeights());
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_session_that_takes_the_state_of_another_goes_on_bit_for_bit(string engine, string name)
    {
        var model = Catalogue.Named(name).In(DType.Float32);
        using var first = model.Compile(engine, Remembering);
        model.Train(first, 0, 3);
        var state = first.GetState();
        var expected = model.Train(first, 3, 3);

        using var second = model.Compile(engine, Remembering);
        model.Train(second, 1, 1);
        second.SetState(state);
        Assert.Equal(expected, model.Train(second, 3, 3));
        AssertSameBits(first.GetWeights(), second.GetWeights());
        AssertSameBits(first.GetWeights(averaged: true), second.GetWeights(averaged: true));

        first.SetState(state);
        Assert.Equal(expected, model.Train(first, 3, 3));
        AssertSameBits(first.GetWeights(), second.GetWeights());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Gradients_change_nothing_and_come_out_the_same_again(string engine, string name)
    {
        var model = Catalogue.Named(name).In(DType.Float32);
        using var session = model.Compile(engine, Running.Rule);
        var before = session.GetWeights();
        var (first, second) = (model.Gradients(0), model.Gradients(0));
        var loss = session.Gradients(model.Values(0), first);

        Assert.Equal(loss, session.Gradients(model.Values(0), second));
        Assert.All(first, g => Assert.True(g.Value.Bytes.SequenceEqual(second[g.Key].Bytes), g.Key));
        AssertSameBits(before, session.GetWeights());
        Assert.Equal(loss, model.Train(session, 0, 1)[0]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_session_that_trains_gives_the_outputs_of_one_that_only_runs(string engine, string name)
    {
        // An engine may fold and fuse more where nothing is trained, which rounds otherwise.
        const double OtherRounding = 2e-5;
        var model = Catalogue.Named(name).In(DType.Float32);
        using var training = model.Compile(engine, Running.Rule);
        var outputs = model.Outputs(0);
        training.Forward(model.Values(0), outputs);

        Comparison.AssertNear(model.Forward(engine)[0], Comparison.Numbers(outputs), OtherRounding, "in a session that trains");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Weights_that_training_leaves_alone_stay_as_they_are(string engine, string name)
    {
        var model = Catalogue.Named(name).In(DType.Float32);
        using var session = model.Compile(engine, Running.Rule);
        var (before, losses) = (session.GetWeights(), model.Train(session, 0, 2));
        var after = session.GetWeights();

        Assert.All(losses, loss => Assert.True(double.IsFinite(loss)));
        foreach (var parameter in model.Network.Parameters.Where(p => !p.IsTrained && !p.Name.Contains(".running_", StringComparison.Ordinal)))
        {
            Assert.Equal(before[parameter.Name].ToFloats(), after[parameter.Name].ToFloats());
        }
    }

    internal static void AssertSameBits(WeightSet expected, WeightSet actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, w => Assert.True(w.Value.Bytes.Span.SequenceEqual(actual[w.Key].Bytes.Span), $"'{w.Key}' differs in its bits."));
    }
}
