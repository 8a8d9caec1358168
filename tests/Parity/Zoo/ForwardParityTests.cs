using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Zoo;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Zoo;

/// <summary>Every network of the zoo, on every engine, gives what torchvision's gives: the scores, and values on the way.</summary>
public class ForwardParityTests
{
    /// <summary>
    /// As a share of a value's root mean square: torchvision's side is in double precision; single precision has 6e-8 a number, which sums of thousands of
    /// products and up to 152 layers raise by some hundreds.
    /// </summary>
    private const double Tolerance = 1e-4;

    private static readonly ForwardFixture Fixture = ForwardFixture.Load();

    /// <summary>What the oracle runs in a short run: one network of each kind of block. It is slow, and the full run has it run all.</summary>
    private static readonly string[] OfTheOracle = ["resnet18", "resnet50", "vgg11_bn", "mobilenet_v2", "squeezenet1_0", "squeezenet1_1", "small_cnn"];

    public static TheoryData<string, string> NetworksOnEngines()
    {
        var full = Environment.GetEnvironmentVariable("MLNETVISION_FULL") == "1";
        var rows = new TheoryData<string, string>();
        foreach (var engine in EnginesUnderTest.Names)
        {
            foreach (var model in ModelZoo.Models.Where(m => full || engine != EnginesUnderTest.Oracle || OfTheOracle.Contains(m.Name)))
            {
                rows.Add(engine, model.Name);
            }
        }

        return rows;
    }

    /// <summary>Outputs on the way keep an engine from merging steps.</summary>
    [Theory]
    [MemberData(nameof(NetworksOnEngines))]
    public void Values_on_the_way_are_torchvisions(string engine, string model)
    {
        var (expected, network) = Build(model);
        var onTheWay = expected.Values[..^1];

        Compare(engine, expected, network.FeaturesAt([.. onTheWay.Select(v => v.Value)]), onTheWay);
    }

    /// <summary>The scores alone, however the engine merges steps.</summary>
    [Theory]
    [MemberData(nameof(NetworksOnEngines))]
    public void Scores_are_torchvisions(string engine, string model)
    {
        var (expected, network) = Build(model);

        Compare(engine, expected, network, [expected.Values[^1]]);
    }

    private static (ForwardCase Expected, Network Network) Build(string model)
    {
        var expected = Fixture.Cases.Single(c => c.Model == model);
        return (expected, Build(expected));
    }

    private static Network Build(ForwardCase one)
    {
        Size2 size = (one.Size[0], one.Size[1]);
        var norm = one.Model.EndsWith("_bn", StringComparison.Ordinal);
        return one.Units is not { } units ? ModelZoo.Find(one.Model).Build(size: size) : one.Model[..5] switch
        {
            "vgg11" => Vgg.Vgg11(size: size, batchNorm: norm, units: units),
            "vgg13" => Vgg.Vgg13(size: size, batchNorm: norm, units: units),
            "vgg16" => Vgg.Vgg16(size: size, batchNorm: norm, units: units),
            _ => Vgg.Vgg19(size: size, batchNorm: norm, units: units),
        };
    }

    private static void Compare(string engine, ForwardCase one, Network network, ForwardValue[] expected)
    {
        var options = new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = Fixture.Batch } };
        using var session = EnginesUnderTest.Make(engine).Compile(network, NamedWeights.Of(network, Fixture.Seed, one.Variance), options);
        var outputs = expected.ToDictionary(v => v.Value, v => new HostTensor(DType.Float32, v.Shape));
        session.Forward(new Dictionary<string, HostTensor> { ["input"] = Pictures(network) }, outputs);

        Assert.All(expected, v => Compare(v, outputs[v.Value].As<float>()));
    }

    private static HostTensor Pictures(Network network)
    {
        var shape = network.TypeOf(new ValueRef("input")).Shape;
        var pictures = new HostTensor(DType.Float32, Fixture.Batch, (int)shape[1].Size, (int)shape[2].Size, (int)shape[3].Size);
        var values = pictures.As<float>();
        var stream = NamedWeights.Stream(Fixture.Seed, "input");
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (2 * SplitMix.Uniform(stream, (ulong)i)) - 1;
        }

        return pictures;
    }

    private static void Compare(ForwardValue expected, ReadOnlySpan<float> values)
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
        var places = NamedWeights.Samples(Fixture.Seed, expected.Value, values.Length);
        for (var i = 0; i < places.Length; i++)
        {
            Assert.True(
                Math.Abs(values[places[i]] - expected.Samples[i]) <= allowed,
                $"{expected.Value} at {places[i]}: {expected.Samples[i]} expected, {values[places[i]]} found, {allowed} allowed");
        }
    }
}
