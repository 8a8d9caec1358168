using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Conformance;

/// <summary>
/// A gradient that does not fit into single precision, under a loss that does: 0 weighs what is 1e30 in one batch and 0 in the others, and a target is far off.
/// </summary>
public class NonFiniteGradientTests
{
    private const int Rows = 5;

    private static readonly Network Network = Network.Build("steep", b =>
    {
        var x = b.Input("x", ["N", 4]).Dense(6, name: "first").Tanh();
        var head = b.Input("more", ["N", 2]).Dense(3, bias: false, name: "extra").Add(x.Dense(3, name: "head"));
        return new Dictionary<string, Tensor> { ["loss"] = head.Then(new MeanSquaredError(), "loss", b.Input("target", ["N", 3])) };
    });

    private static readonly TrainingRule[] Rules =
    [
        .. new Optimizer[]
        {
            new Sgd(), new Sgd { Momentum = 0.9 }, new AdaGrad(), new AdaDelta(), new RmsProp(), new Adam(), new AdamW(), new Lbfgs { Iterations = 3 },
            new DampedNewton(),
        }.Select(o => new TrainingRule { Optimizer = o, AverageDecay = 0.7 }),
        new TrainingRule { Clipping = new Clipping(ClippingKind.Norm, 1) },
        new TrainingRule { Clipping = new Clipping(ClippingKind.Value, 1) },
    ];

    public static TheoryData<string, int> All
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var engine in EnginesUnderTest.Names)
            {
                for (var rule = 0; rule < Rules.Length; rule++)
                {
                    rows.Add(engine, rule);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_stops_by_name_and_leaves_everything_as_it_was(string engine, int rule)
    {
        using var session = Compile(engine, Rules[rule]);
        Train(session, 0, 2);
        var before = session.GetState();

        var message = Assert.Throws<NonFiniteLossException>(() => session.TrainStep(Batch(2, steep: true), 0.0625)).Message;
        Assert.Contains("The loss of 'steep' is finite, but the gradient of 'extra.weight' is not in training step 3, at a learning rate of 0.0625.", message,
            StringComparison.Ordinal);
        Assert.Contains("as they were", message, StringComparison.Ordinal);
        SessionTests.AssertSameBits(before.Weights, session.GetWeights());
        SessionTests.AssertSameBits(before.Optimizer, session.GetState().Optimizer);

        using var other = Compile(engine, Rules[rule]);
        other.SetState(before);
        Assert.Equal(Train(other, 2, 2), Train(session, 2, 2));
        SessionTests.AssertSameBits(other.GetWeights(), session.GetWeights());
    }

    private static ISession Compile(string engine, TrainingRule rule)
    {
        var weights = NamedValues.Weights("steep", Network).Where(w => w.Key != "extra.weight")
            .Append(KeyValuePair.Create("extra.weight", Weight.Of([3, 2], new float[6])));
        var options = new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = Rows }, Training = rule, Threads = 2 };
        return EnginesUnderTest.Make(engine).Compile(Network, new WeightSet(weights), options);
    }

    private static double[] Train(ISession session, int from, int steps) =>
        [.. Enumerable.Range(from, steps).Select(step => session.TrainStep(Batch(step, steep: false), 0.0625))];

    private static Dictionary<string, HostTensor> Batch(int step, bool steep)
    {
        var target = NamedValues.Uniform($"target {step}", Rows * 3, -1, 1);
        var extra = new float[Rows * 2];
        if (steep)
        {
            (target[4], extra[3]) = (1e10f, 1e30f);
        }

        return new()
        {
            ["x"] = HostTensor.Of<float>(NamedValues.Uniform($"x {step}", Rows * 4, -1, 1), Rows, 4),
            ["more"] = HostTensor.Of<float>(extra, Rows, 2),
            ["target"] = HostTensor.Of<float>(target, Rows, 3),
        };
    }
}
