using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Blocks;

/// <summary>
/// Residual blocks (He et al. 2015): f(x) + shortcut(x). The shortcut is x, or a normalised 1x1 convolution where the shape changes. In the two forms with
/// pre-activation the convolution of a shortcut takes the activated x and, in the full one, is not normalised; the first block of a network finds x activated
/// already, by the stem.
/// </summary>
public static class ResidualBlock
{
    /// <summary>A bottleneck gives so many times the channels that its 3x3 convolution has.</summary>
    public const int BottleneckExpansion = 4;

    /// <summary>Two 3x3 convolutions, the first with the stride.</summary>
    /// <param name="x">A picture.</param>
    /// <param name="channels">Channels of both convolutions.</param>
    /// <param name="stride">The stride.</param>
    /// <param name="order">The form of the block.</param>
    /// <param name="first">Whether the block is the first behind the stem.</param>
    public static Tensor BasicResidual(
        this Tensor x, int channels, int stride = 1, ResidualOrder order = ResidualOrder.Original, bool first = false) =>
        x.Residual([new(channels, 3, stride), new(channels, 3)], order, first, Projection);

    /// <summary>The same with a shortcut without parameters: every stride-th pixel, and zeros for the new channels (option A of the paper).</summary>
    public static Tensor BasicResidualWithZeros(
        this Tensor x, int channels, int stride = 1, ResidualOrder order = ResidualOrder.Original, bool first = false) =>
        x.Residual([new(channels, 3, stride), new(channels, 3)], order, first, (y, c, s, _) => WithZeros(y, c, s));

    /// <summary>1x1, 3x3 with the stride, and 1x1 to more channels. The stride is where torchvision has it, not in the first convolution.</summary>
    /// <param name="x">A picture.</param>
    /// <param name="channels">A quarter of the channels that the block gives.</param>
    /// <param name="stride">The stride.</param>
    /// <param name="order">The form of the block.</param>
    /// <param name="first">Whether the block is the first behind the stem.</param>
    /// <param name="groups">Groups of the 3x3 convolution (Xie et al. 2017).</param>
    /// <param name="width">Channels of the 3x3 convolution; null for <paramref name="channels"/>.</param>
    public static Tensor BottleneckResidual(
        this Tensor x, int channels, int stride = 1, ResidualOrder order = ResidualOrder.Original, bool first = false, int groups = 1, int? width = null)
    {
        var between = width ?? channels;
        return x.Residual([new(between, 1), new(between, 3, stride, groups), new(channels * BottleneckExpansion, 1)], order, first, Projection);
    }

    private static Tensor Residual(
        this Tensor x, ReadOnlySpan<Part> parts, ResidualOrder order, bool first, Func<Tensor, int, int, ResidualOrder, Tensor> shortcut)
    {
        ArgumentNullException.ThrowIfNull(x);
        var activated = first ? x : Before(x, order);
        var y = activated;
        var (stride, channels) = (1, parts[^1].Channels);
        for (var i = 0; i < parts.Length; i++)
        {
            var (name, part) = (i + 1, parts[i]);
            stride *= part.Stride;
            y = order == ResidualOrder.FullPreActivation && i > 0 ? y.BatchNorm(name: $"bn{name}").Relu() : y;
            y = y.Conv2d(part.Channels, part.Kernel, part.Stride, part.Kernel / 2, groups: part.Groups, bias: false, name: $"conv{name}");
            y = Behind(y, order, name, last: name == parts.Length);
        }

        y = y.Add(stride == 1 && x.Shape[1] == channels ? x : shortcut(activated, channels, stride, order));
        return order switch
        {
            ResidualOrder.Original => y.Relu(),
            ResidualOrder.NormAfterAddition => y.BatchNorm(name: $"bn{parts.Length}").Relu(),
            _ => y,
        };
    }

    /// <summary>What x goes through before it is split.</summary>
    private static Tensor Before(Tensor x, ResidualOrder order) => order switch
    {
        ResidualOrder.ReluPreActivation => x.Relu(),
        ResidualOrder.FullPreActivation => x.BatchNorm(name: "bn1").Relu(),
        _ => x,
    };

    /// <summary>What follows a convolution before the addition.</summary>
    private static Tensor Behind(Tensor y, ResidualOrder order, int name, bool last)
    {
        if (order == ResidualOrder.FullPreActivation || (last && order == ResidualOrder.NormAfterAddition))
        {
            return y;
        }

        y = y.BatchNorm(name: $"bn{name}");
        return last && order != ResidualOrder.ReluBeforeAddition ? y : y.Relu();
    }

    private static Tensor Projection(Tensor x, int channels, int stride, ResidualOrder order) => x.Scope("downsample", s =>
        order == ResidualOrder.FullPreActivation ? s.Conv2d(channels, 1, stride, bias: false, name: "0") : s.ConvNorm(channels, 1, stride));

    private static Tensor WithZeros(Tensor x, int channels, int stride)
    {
        var from = x.Shape[1];
        if (from * 2 != channels)
        {
            throw new NetworkException($"A shortcut with zeros doubles channels; {from} do not become {channels}. BasicResidual's has weights.");
        }

        var pixels = x.AveragePool2d(1, stride);
        return pixels.Concat([pixels.Affine(0)]);
    }

    private readonly record struct Part(int Channels, int Kernel, int Stride = 1, int Groups = 1);
}
