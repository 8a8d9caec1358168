using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Blocks;

/// <summary>
/// Inverted residuals as MobileNetV3 and EfficientNet have them (Howard et al. 2019, Tan and Le 2019): 1x1 to more channels, depthwise with the stride, squeeze
/// and excitation, 1x1 back without an activation; x is added where its shape is kept. Where the channels grow by 1 the first convolution is left out.
/// </summary>
internal sealed record MobileBottleneckBlock(MobileStyle Style, int Channels, int Wide, int Kernel, int Stride)
{
    /// <summary>Channels between squeeze and excitation; 0 for none of it.</summary>
    public int Squeezed { get; init; }

    /// <summary>How often training drops the branch, for a row of the batch.</summary>
    public float StochasticDepth { get; init; }

    public Tensor Write(Tensor x)
    {
        var place = 0;
        var y = x;
        using (x.Builder.Scope("block"))
        {
            if (x.Shape[1] != Wide)
            {
                y = y.Scope($"{place++}", s => Style.Activation(Norm(s, Wide, 1)));
            }

            y = y.Scope($"{place++}", s => Style.Activation(Norm(s, Wide, Kernel, Stride, groups: Wide)));
            if (Squeezed > 0)
            {
                y = y.Scope($"{place++}", s => s.SqueezeExcite(Squeezed, Style.Squeezed, Style.Gate));
            }

            y = y.Scope($"{place}", s => Norm(s, Channels, 1));
        }

        if (Stride != 1 || x.Shape[1] != Channels)
        {
            return y;
        }

        return (StochasticDepth > 0 ? y.StochasticDepth(StochasticDepth, "stochastic_depth") : y).Add(x);
    }

    private Tensor Norm(Tensor x, int channels, int kernel, int stride = 1, int groups = 1) =>
        x.ConvNorm(channels, kernel, stride, groups, Style.Epsilon, Style.Momentum);
}
