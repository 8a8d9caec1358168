using System.Text.Json.Nodes;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Training;

namespace MLNetVision.Tests.Parity.Zoo;

/// <summary>One network of each family learns what its reference learns: loss and gradients in training, with the statistics of the batch.</summary>
public class GradientParityTests
{
    /// <summary>The oracle computes in double precision, as the script does; weights and what is compared are rounded to single precision.</summary>
    private const double Rounded = 1e-6;

    /// <summary>
    /// As a share of a gradient's norm, and of that of the numbers that are compared one by one. Among a million rectifiers some inputs lie so near zero that
    /// single precision puts them on the other side, and with the statistics of a handful of numbers a channel one of them is felt in all of a gradient:
    /// noise of 3e-7 on the normalised values moves PyTorch's own gradients by up to 0.02, of 1e-6 by up to 0.05.
    /// </summary>
    private const double EitherSide = 0.1;

    /// <summary>A network whose gradients PyTorch's own single precision misses by more is left to the oracle.</summary>
    private const double MostOfSingle = 0.015;

    /// <summary>Multiplications of a forward pass that the oracle does in a short run; a full run has it do all.</summary>
    private const double MostOfTheOracle = 0.12e9;

    /// <summary>The loss is spared that: single precision, raised by normalising a handful of numbers a channel in up to a hundred layers.</summary>
    private const double OfLoss = 1e-4;

    /// <summary>Gradients that are zero but for rounding, as those of biases in front of batch normalisation, as a share of the largest.</summary>
    private const double Vanishing = 1e-6;

    /// <summary>What the classifiers of GoogLeNet count.</summary>
    private static readonly Dictionary<string, float> Halfway = new() { ["output"] = 1, ["aux1"] = 0.3f, ["aux2"] = 0.3f };

    public static TheoryData<string, string> NetworksOnEngines()
    {
        var most = Environment.GetEnvironmentVariable("MLNETVISION_FULL") == "1" ? double.MaxValue : MostOfTheOracle;
        var rows = new TheoryData<string, string>();
        foreach (var model in GradientFixture.Models)
        {
            var fixture = GradientFixture.Load(model);
            var work = fixture.Rows * Build(model, fixture).Summary().Flops / 2.0;
            foreach (var engine in EnginesUnderTest.Names.Where(e => e == EnginesUnderTest.Oracle ? work <= most : fixture.Single <= MostOfSingle))
            {
                rows.Add(engine, model);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(NetworksOnEngines))]
    public void Loss_and_gradients_in_training_are_those_of_the_reference(string engine, string model)
    {
        var fixture = GradientFixture.Load(model);
        var oracle = engine == EnginesUnderTest.Oracle;
        var network = WithLoss(Build(model, fixture), oracle ? DType.Float64 : DType.Float32);
        var gradients = network.Parameters.Where(p => fixture.Norms.ContainsKey(p.Name))
            .ToDictionary(p => p.Name, p => new HostTensor(DType.Float32, [.. p.Spec.Shape.Select(d => (int)d.Size)]));
        gradients.Add("input", new HostTensor(Pictures(fixture, oracle).Element, [.. Pictures(fixture, oracle).Dims]));

        var loss = Run(engine, fixture, network, gradients);

        Assert.Equal(fixture.Loss, loss, (oracle ? Rounded : OfLoss) * fixture.Loss);
        Assert.Equal(fixture.Norms.Keys.Order(), gradients.Keys.Order());
        var (share, zero) = (oracle ? Rounded : EitherSide, Vanishing * fixture.Norms.Values.Max());
        var found = Comparison.Numbers(gradients);
        Assert.All(fixture.Norms, n => Assert.Equal(n.Value, Norm(found[n.Key]), (share * n.Value) + zero));
        Assert.All(fixture.Values, v => Compare(fixture, v, found[v.Value], share, zero));
    }

    private static Network Build(string model, GradientFixture fixture) =>
        ZooNetworks.Build(model, fixture.Classes, (fixture.Size[0], fixture.Size[1]), fixture.Channels, fixture.Units);

    private static double Run(string engine, GradientFixture fixture, Network network, Dictionary<string, HostTensor> gradients)
    {
        var options = new SessionOptions
        {
            Sizes = new Dictionary<string, int> { ["N"] = fixture.Rows },
            Training = new TrainingRule(),
            Loss = network.Outputs[^1].Name,
            InputGradients = true,
        };
        using var session = EnginesUnderTest.Make(engine).Compile(network, NamedWeights.Of(network, fixture.Seed, variance: 1), options);
        var inputs = new Dictionary<string, HostTensor>
        {
            ["input"] = Pictures(fixture, engine == EnginesUnderTest.Oracle),
            ["target"] = HostTensor.Of<long>([.. Enumerable.Range(0, fixture.Rows).Select(i => 7L * i % fixture.Classes)], fixture.Rows),
        };
        return session.Gradients(inputs, gradients);
    }

    private static HostTensor Pictures(GradientFixture fixture, bool asDouble)
    {
        var pictures = NamedWeights.Pictures(fixture.Seed, fixture.Rows, fixture.Channels, fixture.Size[0], fixture.Size[1]);
        return asDouble ? HostTensor.Of<double>(Comparison.Numbers(pictures), [.. pictures.Dims]) : pictures;
    }

    /// <summary>The network in an element type, with cross-entropy behind its scores; what drops at random drops nothing.</summary>
    private static Network WithLoss(Network network, DType element)
    {
        var json = JsonNode.Parse(NetworkJson.Write(network))!;
        foreach (var node in json["nodes"]!.AsArray())
        {
            if ((string)node!["op"]! is nameof(Dropout) or nameof(StochasticDepth))
            {
                node["attributes"]!["probability"] = 0;
            }
            else if ((string)node["op"]! == nameof(Input))
            {
                node["attributes"]!["type"]!["element"] = $"{element}";
            }
        }

        var rewritten = NetworkJson.Read(json.ToJsonString());
        return rewritten.Outputs.Length > 1 ? rewritten.WithLoss(new CrossEntropy(), Halfway)
            : rewritten.Extend(x => x.Then(new CrossEntropy(), null, x.Builder.Input("target", ["N"], DType.Int64)));
    }

    private static void Compare(GradientFixture fixture, GradientSamples expected, double[] values, double share, double zero)
    {
        var found = NamedWeights.Samples(fixture.Seed, expected.Value, values.Length).Select(i => values[i]).ToArray();
        var off = Norm([.. found.Zip(expected.Samples, (a, b) => a - b)]);
        var allowed = (share * Norm(expected.Samples)) + zero;
        Assert.True(off <= allowed, $"{expected.Value}: {found.Length} numbers are {off} off; {allowed} is allowed");
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(v => v * v));
}
