using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Blocks;

/// <summary>Residual blocks (He et al. 2015): relu(f(x) + shortcut(x)). The shortcut is x, or a normalised 1x1 convolution where the shape changes.</summary>
public static class ResidualBlock
{
    /// <summary>A bottleneck gives so many times the channels that its 3x3 convolution has.</summary>
    public const int BottleneckExpansion = 4;

    /// <summary>Two 3x3 convolutions, the first with the stride.</summary>
    public static Tensor BasicResidual(this Tensor x, int channels, int stride = 1)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Conv2d(channels, 3, stride, 1, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu()
            .Conv2d(channels, 3, padding: 1, bias: false, name: "conv2").BatchNorm(name: "bn2")
            .Add(x.Shortcut(channels, stride)).Relu();
    }

    /// <summary>1x1, 3x3 with the stride, and 1x1 to four times the channels. The stride is where torchvision has it, not in the first convolution.</summary>
    public static Tensor BottleneckResidual(this Tensor x, int channels, int stride = 1)
    {
        ArgumentNullException.ThrowIfNull(x);
        var wide = channels * BottleneckExpansion;
        return x.Conv2d(channels, 1, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu()
            .Conv2d(channels, 3, stride, 1, bias: false, name: "conv2").BatchNorm(name: "bn2").Relu()
            .Conv2d(wide, 1, bias: false, name: "conv3").BatchNorm(name: "bn3")
            .Add(x.Shortcut(wide, stride)).Relu();
    }

    private static Tensor Shortcut(this Tensor x, int channels, int stride) =>
        stride == 1 && x.Shape[1] == channels ? x : x.Scope("downsample", s => s.ConvNorm(channels, 1, stride));
}
