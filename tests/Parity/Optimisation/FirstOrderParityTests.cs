using System.Text.Json;
using MLNetVision.Compute.Optimisation;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.TestKit;
using MLNetVision.Tests.Unit.Compute.Optimisation;

namespace MLNetVision.Tests.Parity.Optimisation;

/// <summary>Weights that PyTorch's optimizers reach in twelve steps of given gradients, made by generators/optimisers.py.</summary>
public class FirstOrderParityTests
{
    private const double Rate = 0.01;

    /// <summary>Some roundings of numbers about 1, twelve times.</summary>
    private const double Tolerance = 1e-6;

    private static readonly Penalty Penalty = new() { L1 = 1e-3, L2 = 1e-2 };
    private static readonly Sgd Momentum = new() { Momentum = 0.9 };
    private static readonly JsonElement Fixture = JsonDocument.Parse(Fixtures.Bytes("optimisers.json")).RootElement;

    private static readonly Dictionary<string, TrainingRule> Rules = new()
    {
        ["sgd"] = new() { Optimizer = new Sgd() },
        ["sgd momentum"] = new() { Optimizer = Momentum },
        ["sgd nesterov"] = new() { Optimizer = Momentum with { Nesterov = true } },
        ["sgd weight decay"] = new() { Optimizer = Momentum, Penalty = new Penalty { L2 = 1e-2, IncludesBiases = true } },
        ["sgd penalty"] = new() { Optimizer = Momentum, Penalty = Penalty },
        ["sgd penalty, clipped norm"] = new() { Optimizer = Momentum, Penalty = Penalty, Clipping = new Clipping(ClippingKind.Norm, 0.5) },
        ["sgd penalty, clipped values"] = new() { Optimizer = Momentum, Penalty = Penalty, Clipping = new Clipping(ClippingKind.Value, 0.3) },
        ["sgd average"] = new() { Optimizer = Momentum, AverageDecay = 0.9 },
        ["sgd rates"] = new() { Optimizer = Momentum, RateFactors = new Dictionary<string, double> { ["conv"] = 0.1, ["nor"] = 7 } },
        ["adagrad"] = new() { Optimizer = new AdaGrad() },
        ["adagrad started"] = new() { Optimizer = new AdaGrad { InitialSum = 0.1 } },
        ["adadelta"] = new() { Optimizer = new AdaDelta() },
        ["rmsprop"] = new() { Optimizer = new RmsProp() },
        ["rmsprop momentum"] = new() { Optimizer = new RmsProp { Momentum = 0.5 } },
        ["rmsprop centred"] = new() { Optimizer = new RmsProp { Centred = true } },
        ["rmsprop centred momentum"] = new() { Optimizer = new RmsProp { Centred = true, Momentum = 0.5, Decay = 0.9 } },
        ["adam"] = new() { Optimizer = new Adam() },
        ["adam options"] = new() { Optimizer = new Adam { Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-3 } },
        ["adam penalty"] = new() { Optimizer = new Adam(), Penalty = Penalty },
        ["adamw"] = new() { Optimizer = new AdamW { WeightDecay = 0.1 } },
        ["sgd cycled"] = new() { Optimizer = new Sgd { Momentum = 0.5 } },
        ["sgd nesterov cycled"] = new() { Optimizer = new Sgd { Momentum = 0.5, Nesterov = true } },
        ["rmsprop cycled"] = new() { Optimizer = new RmsProp { Momentum = 0.5 } },
        ["adam cycled"] = new() { Optimizer = new Adam() },
    };

    public static TheoryData<string> Names => [.. Fixture.GetProperty("firstOrder").EnumerateObject().Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_are_PyTorchs(string name)
    {
        var expected = Fixture.GetProperty("firstOrder").GetProperty(name);
        using var bench = Bench();
        using var pool = new WorkerPool(2);
        using var executor = new RuleExecutor(Rules[name], bench.Parameters, pool);
        foreach (var (steps, weights) in Fixture.GetProperty("kept").EnumerateArray().Zip(expected.GetProperty("weights").EnumerateArray()))
        {
            while (executor.Steps < steps.GetInt64())
            {
                double? momentum = name.EndsWith("cycled", StringComparison.Ordinal) ? 0.95 - (0.02 * executor.Steps) : null;
                executor.Step(bench, Rate, momentum);
            }

            Check(weights, bench.AllWeights());
        }

        if (expected.TryGetProperty("average", out var average))
        {
            Check(average, [.. bench.Parameters.Select((_, i) => executor.ReadAverage(i))]);
        }
    }

    private static Workbench Bench()
    {
        var bench = new Workbench();
        bench.Add("conv.weight", ParameterRole.Weight, 5, 7, padded: true);
        bench.Add("conv.bias", ParameterRole.Bias, 7, 1, padded: true);
        bench.Add("norm.weight", ParameterRole.Normalisation, 3, 1, padded: true);
        return bench;
    }

    private static void Check(JsonElement expected, float[][] actual)
    {
        var numbers = expected.EnumerateArray().Select(v => v.GetDouble()).ToArray();
        var flat = actual.SelectMany(a => a).ToArray();
        Assert.Equal(numbers.Length, flat.Length);
        Assert.All(numbers.Zip(flat), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, Tolerance));
    }
}
