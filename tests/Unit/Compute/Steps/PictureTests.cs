using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Steps;

public class PictureTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(18)]
    public void Enlarging_agrees(int channels)
    {
        EngineComparison.Agrees(w => w.X(["N", channels, 3, 2]).Upsample2d((2, 3)));
        EngineComparison.Agrees(w => w.X(["N", channels, 3, 4]).Upsample2d((2, 3), UpsampleKind.Bilinear));
        EngineComparison.Agrees(w => w.X(["N", channels, 3, 4]).Upsample2d((3, 2), UpsampleKind.Bilinear, alignCorners: true));
    }

    [Fact]
    public void Enlarging_a_single_row_or_column_agrees()
    {
        EngineComparison.Agrees(w => w.X(["N", 2, 1, 3]).Upsample2d(2, UpsampleKind.Bilinear));
        EngineComparison.Agrees(w => w.X(["N", 2, 3, 1]).Upsample2d((1, 1), UpsampleKind.Bilinear, alignCorners: true));
    }

    [Theory]
    [InlineData(PadKind.Constant)]
    [InlineData(PadKind.Edge)]
    [InlineData(PadKind.Reflect)]
    public void Padding_agrees(PadKind kind)
    {
        EngineComparison.Agrees(w => w.X(["N", 3, 4, 5]).Pad2d(new Padding(1, 2, 3, 4), kind, 0.5f));
        EngineComparison.Agrees(w => w.X(["N", 17, 4, 5]).Pad2d(new Padding(0, 0, 1, 0), kind, -1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(19)]
    public void Maxima_put_back_agree(int channels) => EngineComparison.Agrees(w =>
    {
        var x = w.X(["N", channels, 6, 5]);
        var (maxima, places) = x.MaxPool2dWithIndices(2);
        return maxima.Tanh().MaxUnpool2d(places, x);
    });

    [Fact]
    public void Maxima_of_overlapping_windows_put_back_agree() => EngineComparison.Agrees(w =>
    {
        var x = w.X(["N", 3, 6, 5]);
        var (maxima, places) = x.MaxPool2dWithIndices(3, 1, 1);
        return maxima.MaxUnpool2d(places, x);
    });

    [Fact]
    public void A_place_outside_of_the_picture_is_refused()
    {
        var network = Network.Build("unpool", b => new Dictionary<string, Tensor>
        {
            ["y"] = b.Input("x", [1, 1, 1, 2]).MaxUnpool2d(b.Input("places", [1, 1, 1, 2], DType.Int64), b.Input("like", [1, 1, 3, 3]), "back"),
        });
        var inputs = new Dictionary<string, HostTensor>
        {
            ["x"] = HostTensor.Of<float>([1, 2], 1, 1, 1, 2), ["places"] = HostTensor.Of<long>([8, 9], 1, 1, 1, 2), ["like"] = new(DType.Float32, 1, 1, 3, 3),
        };

        using var session = new ManagedEngine().Compile(network, WeightSet.Initialise(network, 1), new SessionOptions());
        var failure = Assert.Throws<ArgumentException>(
            () => session.Forward(inputs, new Dictionary<string, HostTensor> { ["y"] = new(DType.Float32, 1, 1, 3, 3) }));

        Assert.Contains("'back' (MaxUnpool2d) expects places from 0 to 8 at input 1, but got 9", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_a_number_is_the_maximum()
    {
        var network = Network.Build("pool", b => new Dictionary<string, Tensor> { ["y"] = b.Input("x", [1, 17, 4, 4]).MaxPool2d(3, 1) });
        var x = new HostTensor(DType.Float32, 1, 17, 4, 4);
        x.As<float>().Fill(1);
        x.As<float>()[(3 * 16) + 5] = float.NaN;
        x.As<float>()[16 * 16] = float.NegativeInfinity;
        var y = new HostTensor(DType.Float32, 1, 17, 2, 2);

        using var session = new ManagedEngine().Compile(network, WeightSet.Initialise(network, 1), new SessionOptions());
        session.Forward(new Dictionary<string, HostTensor> { ["x"] = x }, new Dictionary<string, HostTensor> { ["y"] = y });

        Assert.All(y.As<float>()[12..16].ToArray(), v => Assert.Equal(float.NaN, v));
        Assert.All(y.As<float>()[..12].ToArray().Concat(y.As<float>()[16..].ToArray()), v => Assert.Equal(1, v));
    }
}
