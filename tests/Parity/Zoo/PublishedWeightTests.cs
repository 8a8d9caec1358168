using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Zoo;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Zoo;

/// <summary>
/// State dicts as torchvision and timm name them fit the zoo's networks; the lists of names are theirs (generators/zoo_parameters.py, zoo_timm.py).
/// </summary>
public sealed class PublishedWeightTests : IDisposable
{
    /// <summary>As a share of the scores' root mean square: what single precision makes of up to eighty layers, as in the forward passes of the zoo.</summary>
    private const double Tolerance = 1e-4;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly TimmScores Scores = JsonSerializer.Deserialize<TimmScores>(Fixtures.Bytes("zoo/timm/scores.json"), Json)!;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"published-{Guid.NewGuid():N}.safetensors");

    public static TheoryData<string> Torchvision => [.. Models("zoo/parameters").Where(m => IsInZoo(m) && IsSmall(m))];

    public static TheoryData<string> Scored => [.. Scores.Cases.Select(c => c.Model)];

    public static TheoryData<string> Timm => [.. Models("zoo/timm").Where(IsInZoo)];

    public void Dispose() => File.Delete(_path);

    /// <summary>Each tensor holds its own number, in single bytes, which nothing converts; the order of both lists is that of the layers.</summary>
    [Theory]
    [MemberData(nameof(Timm))]
    public void State_dicts_of_timm_fit_and_every_tensor_goes_where_its_layer_is(string model)
    {
        var network = ModelZoo.Find(model).Build();
        var listed = Listed($"zoo/timm/{model}.txt");

        var found = Numbered(listed).For(network).FitExactly(network);

        Assert.Equal(listed.Select((_, i) => (byte)i), network.Parameters.Select(p => found[p.Name].Bytes.Span[0]));
    }

    [Theory]
    [MemberData(nameof(Torchvision))]
    public void State_dicts_of_torchvision_fit_with_their_counters(string model)
    {
        var network = ModelZoo.Find(model).Build();
        var listed = Listed($"zoo/parameters/{model}.txt");
        var counters = listed.Where(l => l.Name.EndsWith(".running_var", StringComparison.Ordinal))
            .Select(l => KeyValuePair.Create(l.Name.Replace("running_var", "num_batches_tracked", StringComparison.Ordinal), Counter()));

        var found = new WeightSet(Numbered(listed).Concat(counters)).For(network).FitExactly(network);

        Assert.Equal(listed.Select((_, i) => (byte)i), network.Parameters.Select(p => found[p.Name].Bytes.Span[0]));
    }

    [Theory]
    [MemberData(nameof(Scored))]
    public void Weights_of_timm_give_timms_scores(string model)
    {
        var (fixture, one) = (Scores, Scores.Cases.Single(c => c.Model == model));
        Size2 size = (fixture.Size[0], fixture.Size[1]);
        var network = model == "mobilenet_v3_small"
            ? MobileNetV3.Small(fixture.Classes, size, epsilon: one.Epsilon)
            : ModelZoo.Find(model).Build(fixture.Classes, size);
        var names = network.Parameters.Select(p => p.Name).Zip(Listed($"zoo/timm/{model}.txt").Select(l => l.Name)).ToDictionary(n => n.First, n => n.Second);
        Assert.Contains(new BatchNorm(one.Epsilon, network.Nodes.Select(n => n.Op).OfType<BatchNorm>().First().Momentum), network.Nodes.Select(n => n.Op));

        var weights = NamedWeights.Of(network, fixture.Seed, one.Variance, name => names[name]).For(network);
        using var session = new ManagedEngine().Compile(
            network, weights.FitExactly(network), new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = fixture.Rows } });
        var scores = new HostTensor(DType.Float32, fixture.Rows, fixture.Classes);
        var pictures = NamedWeights.Pictures(fixture.Seed, fixture.Rows, 3, size.Height, size.Width);
        session.Forward(new Dictionary<string, HostTensor> { ["input"] = pictures }, new Dictionary<string, HostTensor> { ["output"] = scores });

        var allowed = Tolerance * Math.Sqrt(one.Scores.Average(s => s * s));
        Assert.All(one.Scores.Index(), s => Assert.Equal(s.Item, scores.As<float>()[s.Index], allowed));
    }

    [Fact]
    public void A_file_of_timm_in_half_precision_is_read_in_single_precision()
    {
        var network = ModelZoo.Find("mobilenet_v3_small").Build();
        var halves = Listed("zoo/timm/mobilenet_v3_small.txt").Select(l => KeyValuePair.Create(l.Name, Half(l.Name, l.Shape)));
        SafetensorsFile.Write(_path, new WeightSet(halves));

        var found = PublishedWeights.Read(_path, network);

        Assert.All(found.Values, w => Assert.Equal(DType.Float32, w.Element));
        Assert.Equal([1024, 576], found["classifier.0.weight"].Shape.Select(d => d.Size));
        Assert.Equal(Half("conv_head.weight", [1024, 576]).ToFloats(), found["classifier.0.weight"].ToFloats());
        Assert.Equal(Half("blocks.1.1.bn3.running_var", [24]).ToFloats(), found["features.3.block.2.1.running_var"].ToFloats());
    }

    [Fact]
    public void The_names_of_the_first_densenets_are_those_of_today()
    {
        var network = Network.Build("densenet121", b => Norm(Norm(b.Input("input", ["N", 4, 2, 2]), "denselayer1"), "denselayer2"));
        var today = WeightSet.Initialise(network, 1);
        var first = new WeightSet(today.Select(w => KeyValuePair.Create(w.Key.Replace("norm1", "norm.1", StringComparison.Ordinal), w.Value)));

        Assert.Contains("features.denseblock1.denselayer2.norm.1.weight", first.Keys);
        Assert.Equal(today.Keys, first.For(network).FitExactly(network).Keys);

        static Tensor Norm(Tensor x, string layer) => x.Scope("features", y => y.Scope("denseblock1", z => z.Scope(
            layer, v => v.Then(new BatchNorm(), "norm1"))));
    }

    [Fact]
    public void Another_number_of_classes_is_reported_and_the_rest_loads()
    {
        var network = ModelZoo.Find("mnasnet0_5").Build(classes: 7);
        var start = WeightSet.Initialise(network, 1);

        var fitted = Numbered(Listed("zoo/timm/mnasnet0_5.txt")).For(network).Fit(network, start, out var report);

        Assert.Equal(["classifier.1.bias", "classifier.1.weight"], report.Misshaped.Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.Empty(report.Missing);
        Assert.Empty(report.Unexpected);
        Assert.Same(start["classifier.1.weight"], fitted["classifier.1.weight"]);
    }

    [Fact]
    public void Two_names_of_one_parameter_are_refused()
    {
        var network = ModelZoo.Find("mnasnet0_5").Build();
        var twice = Numbered(Listed("zoo/timm/mnasnet0_5.txt")).Append(KeyValuePair.Create("layers.0.weight", Weight.Of([16, 3, 3, 3], new float[16 * 27])));

        Assert.Contains("'layers.0.weight'", Assert.Throws<NetworkException>(() => new WeightSet(twice).For(network)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_recognised_is_reported_under_its_own_name()
    {
        var network = ModelZoo.Find("mnasnet0_5").Build();
        var more = Numbered(Listed("zoo/timm/mnasnet0_5.txt")).Append(KeyValuePair.Create("head.other", Counter()));

        Assert.Contains(
            "head.other", Assert.Throws<NetworkException>(() => new WeightSet(more).For(network).FitExactly(network)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Models(string folder) => Fixtures.Names(folder, "*.txt").Select(name => Path.GetFileNameWithoutExtension(name)!);

    private static bool IsInZoo(string model) => ModelZoo.Models.Any(m => m.Name == model);

    /// <summary>The networks whose tensors are many; what is left out has the same names in more layers.</summary>
    private static bool IsSmall(string model) => ModelZoo.Find(model).Build().ParameterCount < 13_000_000;

    private static List<(string Name, Shape Shape)> Listed(string fixture) =>
        [.. File.ReadLines(Fixtures.Path(fixture)).Where(line => !line.StartsWith('#')).Select(line => line.Split(' '))
            .Select(parts => (parts[0], Shape.Create([.. parts[1].Split('x').Select(d => (Dim)long.Parse(d, CultureInfo.InvariantCulture))])))];

    private static WeightSet Numbered(IEnumerable<(string Name, Shape Shape)> listed) => new(listed.Select((l, i) =>
    {
        var bytes = new byte[l.Shape.Elements().Size];
        Array.Fill(bytes, (byte)i);
        return KeyValuePair.Create(l.Name, new Weight(DType.UInt8, l.Shape, bytes));
    }));

    private static Weight Counter() => new(DType.Int64, Shape.Scalar, new byte[8]);

    private static Weight Half(string name, Shape shape)
    {
        var stream = SplitMix.SeedOf(name);
        Half[] values = [.. Enumerable.Range(0, (int)shape.Elements().Size).Select(i => (Half)(SplitMix.Uniform(stream, (ulong)i) - 0.5f))];
        return new Weight(DType.Float16, shape, MemoryMarshal.AsBytes<Half>(values).ToArray());
    }

    /// <summary>Scores of timm's networks, whose weights belong to timm's names.</summary>
    private sealed record TimmScores(ulong Seed, int Rows, int Classes, int[] Size, TimmCase[] Cases);

    private sealed record TimmCase(string Model, float Variance, float Epsilon, double[] Scores);
}
