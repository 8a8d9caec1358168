using System.Text.Json;
using MLNetVision.Compute;
using MLNetVision.Compute.Oracle;
using MLNetVision.Estimators;
using MLNetVision.Estimators.Autoencoders;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Autoencoders;

/// <summary>Losses and gradients of PyTorch's, made by tests/Parity/generators/autoencoders.py in double precision.</summary>
public sealed class LossParityTests
{
    /// <summary>Sums of some hundred products in single precision, relative to the largest gradient of a parameter.</summary>
    private const double Tolerance = 2e-5;

    private const int Rows = 5;
    private const int Size = 12;

    private static readonly JsonElement Fixture = JsonDocument.Parse(Fixtures.Bytes("autoencoders.json")).RootElement.GetProperty("cases");

    private static readonly AutoencoderOptions Plain = new() { HiddenSizes = [7], CodeSize = 3, Activation = UnitActivation.Tanh };

    public static TheoryData<string> Cases => [.. All.Keys];

    private static Dictionary<string, AutoencoderOptions> All { get; } = new[]
    {
        ("variational, cross-entropy", Plain with { Variational = new Variational(), Loss = ReconstructionLoss.CrossEntropy }),
        ("variational, squared error", Plain with { Variational = new Variational { Beta = 4 } }),
        ("conditional", Plain with { Variational = new Variational { ConditionSize = 2 }, Loss = ReconstructionLoss.CrossEntropy }),
        ("plain", Plain),
        ("tied", Plain with { TiesWeights = true }),
        ("sparse", Plain with { CodeActivation = UnitActivation.Sigmoid, Sparsity = new Sparsity { L1 = 0.3, Kl = 0.2 } }),
    }.Concat(Enum.GetValues<UnitActivation>().Select(a => (
        $"contractive {a}", Plain with { HiddenSizes = [], CodeActivation = a, Contraction = new Contraction { Weight = 0.1 } })))
        .ToDictionary(c => c.Item1, c => c.Item2);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Losses_and_gradients_are_those_of_PyTorch(string name)
    {
        var expected = Fixture.GetProperty(name);
        foreach (var engine in (IEngine[])[new ManagedEngine(), new ScalarEngine()])
        {
            var (loss, gradients) = Compute(All[name], engine);
            Assert.Equal(expected.GetProperty("loss").GetDouble(), loss, Tolerance * Math.Abs(loss));
            Assert.Equal(
                expected.GetProperty("gradients").EnumerateObject().Select(g => g.Name).Order(StringComparer.Ordinal),
                    gradients.Keys.Order(StringComparer.Ordinal));
            foreach (var gradient in expected.GetProperty("gradients").EnumerateObject())
            {
                double[] values = [.. gradient.Value.EnumerateArray().Select(v => v.GetDouble())];
                AssertNear(values, gradients[gradient.Name].As<float>(), $"{engine.Name}: {gradient.Name}");
            }
        }
    }

    [Fact]
    public void An_estimated_norm_is_the_exact_one_on_average()
    {
        const int Probes = 4000;
        var options = Plain with { HiddenSizes = [], CodeActivation = UnitActivation.Tanh, Contraction = new Contraction { Weight = 1, Step = 0.003 } };
        var exact = Compute(options, new ManagedEngine()).Loss;
        var network = Network(options with { Contraction = options.Contraction with { IsEstimated = true } });
        using var session = Open(network, new ManagedEngine());
        var output = new HostTensor(DType.Float32);
        var sum = 0.0;
        for (var probe = 0; probe < Probes; probe++)
        {
            session.Forward(Inputs(network, probe), new Dictionary<string, HostTensor> { [TrainingNetworks.Loss] = output });
            sum += output.As<float>()[0];
        }

        // One estimate deviates by about a quarter of the norm, the mean of 4,000 by half a hundredth.
        Assert.InRange(sum / Probes, exact * 0.98, exact * 1.02);
    }

    private static (double Loss, Dictionary<string, HostTensor> Gradients) Compute(AutoencoderOptions options, IEngine engine)
    {
        var network = Network(options);
        using var session = Open(network, engine);
        var gradients = network.Parameters.ToDictionary(p => p.Name, p => new HostTensor(DType.Float32, [.. p.Spec.Shape.Select(d => (int)d.Size)]));
        return (session.Gradients(Inputs(network, probe: 0), gradients), gradients);
    }

    private static Network Network(AutoencoderOptions options) => TrainingNetworks.Whole(new MirroredCodec(options, [Size], [Size]));

    private static ISession Open(Network network, IEngine engine)
    {
        var weights = new WeightSet(network.Parameters.Select(p => KeyValuePair.Create(
            p.Name, Weight.Of(p.Spec.Shape, Array.ConvertAll(Numbers(p.Name, (int)p.Count), v => v - 0.5f)))));
        return engine.Compile(
            network, weights, new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = Rows }, Training = new TrainingRule(), Threads = 1 });
    }

    private static Dictionary<string, HostTensor> Inputs(Network network, int probe) =>
        network.Inputs.ToDictionary(n => n.Name, n => Input(n.Name, (int)network.TypeOf(new ValueRef(n.Name)).Shape[1].Size, probe));

    private static HostTensor Input(string name, int width, int probe) => HostTensor.Of<float>(name switch
    {
        FieldNames.Target => Numbers(FieldNames.Input, Rows * width),
        FieldNames.CodeNoise => Array.ConvertAll(Numbers(name, Rows * width), v => (v * 2) - 1),
        FieldNames.Probe => Array.ConvertAll(Numbers($"{name} {probe}", Rows * width), v => v < 0.5f ? -1f : 1),
        _ => Numbers(name, Rows * width),
    }, Rows, width);

    private static float[] Numbers(string name, int count) =>
        [.. Enumerable.Range(0, count).Select(i => SplitMix.Uniform(SplitMix.SeedOf(name), (ulong)i))];

    private static void AssertNear(double[] expected, ReadOnlySpan<float> actual, string name)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = Math.Max(expected.Max(Math.Abs), 1e-3);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance * scale, $"{name}[{i}]: expected {expected[i]}, got {actual[i]}");
    }
}
