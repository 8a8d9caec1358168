using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Torch;

namespace MLNetVision.Tests.Conformance.Torch;

/// <summary>What the engine's options change and what they leave.</summary>
public class TorchOptionTests
{
    // The order in memory chooses other kernels, which sum in another order.
    private const double OtherOrder = 1e-4;

    // bfloat16 keeps eight bits of each product's factors.
    private const double EightBits = 0.05;

    private static readonly Case Net = new("options", s =>
    {
        var x = s.Picture(3, 9, 9).Conv2d(8, 3, padding: 1, bias: false).BatchNorm().Relu();
        var scores = x.Add(x.Conv2d(8, 3, padding: 1)).Relu().Flatten().Dense(5);
        s.Give("scores", scores);
        s.Lose(scores.Then(new CrossEntropy(), null, s.Classes("target", ["N"], 5)));
    })
    {
        Planned = new() { ["N"] = 6 },
        Calls = [new() { ["N"] = 6 }, new() { ["N"] = 5 }],
    };

    [TorchFact]
    public void Channels_last_changes_nothing_but_the_order_in_memory() => AssertAlike(new TorchOptions { ChannelsLast = true }, OtherOrder);

    [TorchFact]
    public void Products_in_bfloat16_come_near_those_in_single_precision() => AssertAlike(new TorchOptions { Precision = TorchPrecision.BFloat16 }, EightBits);

    [TorchFact]
    public void Pieces_of_a_batch_add_up_to_the_whole()
    {
        var model = new Case("pieces", s =>
        {
            var scores = s.Picture(3, 6, 5).Conv2d(8, 3).Relu().Dropout(0.3f).Flatten().Dense(5);
            s.Lose(scores.Then(new CrossEntropy(0.1f), null, s.Classes("target", ["N"], 5)));
        })
        {
            Planned = Net.Planned,
            Calls = Net.Calls,
        }.In(DType.Float32);
        using var whole = Compile(model, new TorchOptions());
        using var pieces = Compile(model, new TorchOptions { MicroBatches = 4 });
        var (expected, actual) = (model.Train(whole, 0, 4), model.Train(pieces, 0, 4));

        Assert.All(expected.Zip(actual), losses => Assert.Equal(losses.First, losses.Second, OtherOrder));
        Comparison.AssertNear(Comparison.Numbers(whole.GetWeights()), Comparison.Numbers(pieces.GetWeights()), OtherOrder, "in pieces");
    }

    [TorchFact]
    public void Batches_that_are_staged_make_the_same_steps_bit_for_bit()
    {
        var model = Net.In(DType.Float32);
        using var plain = Compile(model, new TorchOptions());
        using var session = Compile(model, new TorchOptions { BatchesAhead = 2 });
        var staging = Assert.IsAssignableFrom<IStagingSession>(session);
        var batches = Enumerable.Range(0, 2).Select(model.Values).ToArray();
        Assert.Equal(2, staging.BatchesAhead);

        var losses = new List<double>();
        staging.Stage(batches[0]);
        staging.Stage(batches[1]);
        for (var step = 0; step < 6; step++)
        {
            losses.Add(session.TrainStep(batches[step % 2], Running.Rate));
            staging.Stage(batches[step % 2]);
        }

        Assert.Equal(model.Train(plain, 0, 6), losses);
        SessionTests.AssertSameBits(plain.GetWeights(), session.GetWeights());

        // Batches whose turn is missed, or that are forgotten, change nothing.
        Assert.Equal(plain.TrainStep(batches[1], Running.Rate), session.TrainStep(batches[1], Running.Rate));
        staging.Unstage();
        Assert.Equal(plain.TrainStep(batches[0], Running.Rate), session.TrainStep(batches[0], Running.Rate));
    }

    [TorchFact]
    public void A_loss_that_pieces_cannot_be_added_up_to_is_refused_by_name()
    {
        var model = new Case("pieces", s => s.Lose(s.X(["N", 3]).Dense(2).Then(new CrossEntropy(), "first", s.Classes("target", ["N"], 2)).Add(s.Literal(1))))
            .In(DType.Float32);

        var message = Assert.Throws<NotSupportedException>(() => Compile(model, new TorchOptions { MicroBatches = 2 })).Message;
        Assert.Contains("TorchOptions.MicroBatches", message, StringComparison.Ordinal);
    }

    [TorchFact]
    public void What_this_TorchSharp_lacks_is_said_so()
    {
        foreach (var feature in Enum.GetValues<TorchFeature>().Where(f => !TorchCapabilities.Has(f)))
        {
            var message = Assert.Throws<NotSupportedException>(() => TorchCapabilities.Require(feature)).Message;
            Assert.Contains("not supported by this TorchSharp", message, StringComparison.Ordinal);
        }

        Assert.True(TorchCapabilities.Has(TorchFeature.Tf32));
    }

    private static void AssertAlike(TorchOptions options, double tolerance)
    {
        var model = Net.In(DType.Float32);
        using var plain = Compile(model, new TorchOptions());
        using var other = Compile(model, options);
        var (expected, actual) = (model.Outputs(0), model.Outputs(0));
        plain.Forward(model.Values(0), expected);
        other.Forward(model.Values(0), actual);
        Comparison.AssertClose(Comparison.Numbers(expected), Comparison.Numbers(actual), tolerance, "forward");

        var (losses, otherLosses) = (model.Train(plain, 0, 4), model.Train(other, 0, 4));
        Assert.All(losses.Zip(otherLosses), pair => Assert.Equal(pair.First, pair.Second, tolerance * (1 + pair.First)));
        Comparison.AssertClose(Comparison.Numbers(plain.GetWeights()), Comparison.Numbers(other.GetWeights()), tolerance, "after four steps");

        var state = other.GetState();
        var onwards = model.Train(other, 4, 2);
        other.SetState(state);
        Assert.Equal(onwards, model.Train(other, 4, 2));
    }

    private static ISession Compile(Model model, TorchOptions options) => new TorchEngine(Device.Cpu, options).Compile(
        model.Network, NamedValues.Weights("options", model.Network), new SessionOptions
        {
            Sizes = model.Case.Planned,
            Training = new TrainingRule { Optimizer = new Sgd { Momentum = 0.9 } },
            Seed = 3,
        });
}
