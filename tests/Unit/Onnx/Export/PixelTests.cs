using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx;

namespace MLNetVision.Tests.Unit.Onnx.Export;

public class PixelTests
{
    private static readonly ModelCard Card = new()
    {
        Preprocessing = new() { Height = 2, Width = 3, Mean = [0.5f, 0.25f], Deviation = [0.5f, 2] },
    };

    [Theory]
    [InlineData(PixelLayout.ChannelsFirst, DType.Float32)]
    [InlineData(PixelLayout.ChannelsFirst, DType.UInt8)]
    [InlineData(PixelLayout.ChannelsLast, DType.Float32)]
    [InlineData(PixelLayout.ChannelsLast, DType.UInt8)]
    public void The_centre_is_cut_out_scaled_and_normalised(PixelLayout layout, DType element)
    {
        var network = Network.Build("flat", b => b.Input("x", ["N", 2, 2, 3]).Flatten());
        var options = new OnnxExportOptions { Pixels = new() { Layout = layout, Element = element, Height = 5, Width = 5 } };
        var import = OnnxImporter.Import(network.ToOnnx(WeightSet.Initialise(network, 1), Card, options));
        int[] dims = layout == PixelLayout.ChannelsLast ? [1, 5, 5, 2] : [1, 2, 5, 5];
        int Pixel(int c, int y, int x) => (100 * c) + (10 * y) + x;
        var places = Enumerable.Range(0, 50)
            .Select(i => layout == PixelLayout.ChannelsLast ? Pixel(i % 2, i / 10, i / 2 % 5) : Pixel(i / 25, i / 5 % 5, i % 5));
        var picture = element == DType.UInt8
            ? HostTensor.Of<byte>([.. places.Select(v => (byte)v)], dims)
            : HostTensor.Of<float>([.. places.Select(v => (float)v)], dims);

        var output = new HostTensor(DType.Float32, 1, 12);
        using var session = new ManagedEngine().Compile(import.Network, import.Weights, new SessionOptions());
        session.Forward(new Dictionary<string, HostTensor> { ["x"] = picture }, new Dictionary<string, HostTensor> { ["output"] = output });

        // Rows 1 and 2 of 5, columns 1 to 3.
        var expected = Enumerable.Range(0, 12).Select(i => (Channel: i / 6, Value: Pixel(i / 6, 1 + (i / 3 % 2), 1 + (i % 3)) / 255f))
            .Select(p => (p.Value - Card.Preprocessing.Mean[p.Channel]) / Card.Preprocessing.Deviation[p.Channel]);
        Assert.All(expected.Zip(output.As<float>().ToArray()), p => Assert.Equal(p.First, p.Second, 1e-6f));
    }

    [Fact]
    public void A_picture_of_any_size_is_cut_by_its_own()
    {
        var network = Network.Build("flat", b => b.Input("x", ["N", 2, 2, 3]).Flatten());
        var options = new OnnxExportOptions { Pixels = new() { Height = "H", Width = "W" } };

        var model = network.ToOnnx(WeightSet.Initialise(network, 1), Card, options);

        Assert.Equal("Float[N, 2, H, W]", $"{Assert.Single(model.Graph.Inputs).Type}");
        Assert.Equal(["Shape", "Slice", "Sub", "Div", "Add", "Slice"], model.Graph.Nodes.Select(n => n.OpType).Take(6));
        Assert.Equal(2, model.Graph.Nodes.Count(n => n.OpType == "Add"));
    }

    [Fact]
    public void Means_for_other_channels_small_pictures_and_inputs_that_are_no_picture_are_refused()
    {
        void Refused(string rule, Shape input, ModelCard card, OnnxPixels pixels)
        {
            var network = Network.Build("flat", b => b.Input("x", input).Flatten());
            var error = Assert.Throws<OnnxException>(() => network.ToOnnx(WeightSet.Initialise(network, 1), card, new() { Pixels = pixels }));
            Assert.Contains(rule, error.Message, StringComparison.Ordinal);
        }

        Refused("as many means and deviations", ["N", 3, 2, 3], Card, new());
        Refused("pictures whose height is 2 or more, not 1", ["N", 2, 2, 3], Card, new() { Height = 1 });
        Refused("a picture [N, C, H, W]", ["N", 2, 3], Card, new());
        Refused("pixels that are Float32 or UInt8, not Int64", ["N", 2, 2, 3], Card, new() { Element = DType.Int64 });
    }
}
