using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Samples.Digits;

/// <summary>Four convolutions and two dense layers, normalised: [N, 1, size, size] to a score a digit.</summary>
internal static class DigitNetwork
{
    public static Network Build(int classes, int size) => Network.Build("digits", b =>
    {
        var picture = b.Input("input", [Dim.Batch, 1, size, size]);
        var parts = picture
            .Scope("lines", x => x.Convolve(32, "conv1").Convolve(32, "conv2").MaxPool2d(2))
            .Scope("parts", x => x.Convolve(64, "conv1").Convolve(64, "conv2").MaxPool2d(2));
        return parts.Flatten().Dense(128, bias: false, name: "fc1").BatchNorm().Relu().Dense(classes, name: "fc2");
    });

    private static Tensor Convolve(this Tensor x, int channels, string name) => x.Conv2d(channels, 3, padding: 1, bias: false, name: name).BatchNorm().Relu();
}
