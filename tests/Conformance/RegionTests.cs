using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Conformance;

/// <summary>Regions that no photograph has: empty ones, mirrored ones, ones far larger than the picture, of any picture in any order.</summary>
public class RegionTests
{
    // Sums of thousands of samples in single precision, where the oracle has double.
    private const double Rounding = 1e-5;

    private static readonly float[][] Strange =
    [
        [1, 1, 4, 5], [2, 3, 2, 3], [5, 4, 1, 0.5f], [-2000, -1500, 2000, 2500], [-0.9f, -0.9f, 0.2f, 6.9f],
        [40, 40, 50, 50], [0, 0, 6, 7], [3.25f, 1.5f, 3.5f, 7.5f],
    ];

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Regions_of_any_size_and_order_are_as_the_oracle_has_them(string engine)
    {
        foreach (var (aligned, samples, pictures) in new[] { (true, 0, 3), (false, 0, 3), (true, 3, 1), (false, 2, 1), (true, 0, 1) })
        {
            long[] numbers = [.. Strange.Select((_, region) => (long)((region * 5) + 2) % pictures)];
            var (expected, actual) = (Cells(EnginesUnderTest.Oracle, aligned, samples, pictures, numbers), Cells(engine, aligned, samples, pictures, numbers));

            Assert.Contains(expected, value => value != 0);
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Rounding));
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e8f)]
    public void Regions_that_ask_for_more_samples_than_there_is_time_for_are_refused_by_number(float end)
    {
        foreach (var engine in EnginesUnderTest.Names)
        {
            using var session = Compile(engine, aligned: true, samples: 0, pictures: 2);
            var inputs = Inputs(2, [0, 1, 0, 0, 1, 1, 0, 1]);
            inputs["regions"].As<float>()[(5 * 4) + 3] = end;
            var message = Assert.Throws<ArgumentException>(() => session.Forward(inputs, Outputs())).Message;

            Assert.All(
                ["'align' (RoiAlign)", "1048576 pixels", "in region 5", "Cut the regions off"], s => Assert.Contains(s, message, StringComparison.Ordinal));
        }
    }

    private static float[] Cells(string engine, bool aligned, int samples, int pictures, long[] numbers)
    {
        using var session = Compile(engine, aligned, samples, pictures);
        var outputs = Outputs();
        session.Forward(Inputs(pictures, numbers), outputs);
        return outputs["output"].As<float>().ToArray();
    }

    private static ISession Compile(string engine, bool aligned, int samples, int pictures)
    {
        var network = Network.Build("regions", b => b.Input("x", ["N", 2, 8, 7]).RoiAlign(
            b.Input("regions", ["R", 4]), b.Input("pictures", ["R"], DType.Int64), (3, 2), 1, samples, aligned, name: "align"));
        var options = new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = pictures, ["R"] = Strange.Length }, Threads = 1 };
        return EnginesUnderTest.Make(engine).Compile(network, new WeightSet([]), options);
    }

    private static Dictionary<string, HostTensor> Inputs(int pictures, long[] numbers)
    {
        var inputs = new Dictionary<string, HostTensor>
        {
            ["x"] = new(DType.Float32, pictures, 2, 8, 7),
            ["regions"] = new(DType.Float32, Strange.Length, 4),
            ["pictures"] = new(DType.Int64, Strange.Length),
        };
        var pixels = inputs["x"].As<float>();
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = SplitMix.Uniform(31, (ulong)i) - 0.5f;
        }

        Strange.SelectMany(r => r).ToArray().CopyTo(inputs["regions"].As<float>());
        numbers.CopyTo(inputs["pictures"].As<long>());
        return inputs;
    }

    private static Dictionary<string, HostTensor> Outputs() => new() { ["output"] = new(DType.Float32, Strange.Length, 2, 3, 2) };
}
