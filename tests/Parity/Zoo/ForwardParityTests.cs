using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Zoo;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Parity.Zoo;

/// <summary>The networks of the zoo, on every engine, give what torchvision's (or, where it lacks them, those written from the papers) give.</summary>
public class ForwardParityTests
{
    /// <summary>
    /// As a share of a value's root mean square: the script computes in double precision; single precision has 6e-8 a number, which sums of thousands of
    /// products and up to 152 layers raise by some hundreds.
    /// </summary>
    private const double Tolerance = 1e-4;

    /// <summary>Too wide for a quick test; the network beside each has the same structure. Their parameters are compared, one by one, all the same.</summary>
    private static readonly Dictionary<string, string> OnlyCounted = new()
    {
        ["efficientnet_b2"] = "efficientnet_b1",
        ["efficientnet_b3"] = "efficientnet_b1",
        ["efficientnet_b4"] = "efficientnet_b1",
        ["efficientnet_b6"] = "efficientnet_b5",
        ["efficientnet_b7"] = "efficientnet_b5",
        ["mnasnet0_75"] = "mnasnet0_5",
        ["mnasnet1_3"] = "mnasnet1_0",
        ["shufflenet_v1_g2"] = "shufflenet_v1_g3",
        ["shufflenet_v1_g4"] = "shufflenet_v1_g3",
        ["shufflenet_v2_x1_5"] = "shufflenet_v2_x1_0",
        ["shufflenet_v2_x2_0"] = "shufflenet_v2_x1_0",
        ["densenet169"] = "densenet121",
        ["densenet201"] = "densenet121",
        ["resnext101_32x8d"] = "resnext50_32x4d",
        ["wide_resnet101_2"] = "wide_resnet50_2",
    };

    /// <summary>What the oracle runs in a short run: one network of each kind of block. It is slow, and the full run has it run all.</summary>
    private static readonly string[] OfTheOracle =
    [
        "resnet18", "resnet50", "vgg11_bn", "mobilenet_v2", "squeezenet1_0", "squeezenet1_1", "small_cnn",
        "mobilenet_v3_small", "shufflenet_v1_g3", "shufflenet_v2_x0_5", "mnasnet0_5", "squeezenext_23",
        "alexnet", "densenet40_cifar", "densenet100_bc_cifar", "lenet5", "mlp", "nin_cifar", "resnet20_cifar", "resnet18_preact",
    ];

    public static TheoryData<string, string> NetworksOnEngines()
    {
        var full = Environment.GetEnvironmentVariable("MLNETVISION_FULL") == "1";
        var rows = new TheoryData<string, string>();
        foreach (var engine in EnginesUnderTest.Names)
        {
            foreach (var model in ModelZoo.Models.Where(m => !OnlyCounted.ContainsKey(m.Name)))
            {
                if (full || engine != EnginesUnderTest.Oracle || OfTheOracle.Contains(model.Name))
                {
                    rows.Add(engine, model.Name);
                }
            }
        }

        return rows;
    }

    /// <summary>Outputs on the way keep an engine from merging steps, so that the scores are compared again without.</summary>
    [Theory]
    [MemberData(nameof(NetworksOnEngines))]
    public void Scores_and_values_on_the_way_are_those_of_the_reference(string engine, string model)
    {
        var fixture = ForwardFixture.Load(model);
        var network = ZooNetworks.Build(model, fixture.Classes, (fixture.Size[0], fixture.Size[1]), fixture.Channels, fixture.Units);
        var weights = NamedWeights.Of(network, fixture.Seed, fixture.Variance);
        var onTheWay = fixture.Values.Select(v => new NetworkOutput(v.Value, new ValueRef(v.Value)));

        Compare(engine, fixture, network.WithOutputs([.. onTheWay, network.Outputs[0]]), weights, fixture.Values);
        if (engine != EnginesUnderTest.Oracle)
        {
            Compare(engine, fixture, network, weights, []);
        }
    }

    [Fact]
    public void What_is_only_counted_has_a_relative_that_is_compared() =>
        Assert.All(OnlyCounted, o =>
        {
            Assert.Equal(o.Key, ModelZoo.Find(o.Key).Name);
            Assert.False(OnlyCounted.ContainsKey(o.Value));
            Assert.NotEmpty(ForwardFixture.Load(o.Value).Values);
        });

    private static void Compare(string engine, ForwardFixture fixture, Network network, WeightSet weights, ForwardValue[] expected)
    {
        var options = new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = fixture.Batch } };
        using var session = EnginesUnderTest.Make(engine).Compile(network, weights, options);
        var outputs = expected.ToDictionary(v => v.Value, v => new HostTensor(DType.Float32, v.Shape));
        var scores = new HostTensor(DType.Float32, fixture.Batch, fixture.Classes);
        outputs.Add(network.Outputs[^1].Name, scores);
        var pictures = NamedWeights.Pictures(fixture.Seed, fixture.Batch, fixture.Channels, fixture.Size[0], fixture.Size[1]);
        session.Forward(new Dictionary<string, HostTensor> { ["input"] = pictures }, outputs);

        Assert.All(expected, v => Compare(fixture.Seed, v, outputs[v.Value].As<float>()));
        Assert.Equal(fixture.Scores.Length, scores.Count);
        CompareNumbers("output", scores.As<float>(), [.. Enumerable.Range(0, scores.Count)], fixture.Scores, Tolerance * RootMeanSquare(fixture.Scores));
    }

    private static void Compare(ulong seed, ForwardValue expected, ReadOnlySpan<float> values)
    {
        var (squares, sum) = (0.0, 0.0);
        foreach (var value in values)
        {
            squares += (double)value * value;
            sum += value;
        }

        var allowed = Tolerance * expected.Norm / Math.Sqrt(values.Length);
        Assert.InRange(Math.Sqrt(squares) / expected.Norm, 1 - Tolerance, 1 + Tolerance);
        Assert.InRange(sum / values.Length, expected.Mean - allowed, expected.Mean + allowed);
        CompareNumbers(expected.Value, values, NamedWeights.Samples(seed, expected.Value, values.Length), expected.Samples, allowed);
    }

    private static void CompareNumbers(string name, ReadOnlySpan<float> values, int[] places, double[] expected, double allowed)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var value = values[places[i]];
            Assert.True(Math.Abs(value - expected[i]) <= allowed, $"{name} at {places[i]}: {expected[i]} expected, {value} found, {allowed} allowed");
        }
    }

    private static double RootMeanSquare(double[] values) => Math.Sqrt(values.Sum(v => v * v) / values.Length);
}
