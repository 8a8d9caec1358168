using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Blocks;

/// <summary>
/// Inverted residuals (Sandler et al. 2018): 1x1 to Expansion times the channels, 3x3 depthwise with the stride, 1x1 back without a rectifier;
/// x is added where its shape is kept. An expansion of 1 leaves the first convolution out.
/// </summary>
public static class InvertedResidualBlock
{
    /// <summary>An inverted residual block.</summary>
    public static Tensor InvertedResidual(this Tensor x, int channels, int stride, int expansion)
    {
        ArgumentNullException.ThrowIfNull(x);
        var wide = checked((int)x.Shape[1].Size * expansion);
        var place = 0;
        var y = x;
        using (x.Builder.Scope("conv"))
        {
            if (expansion != 1)
            {
                y = y.Scope($"{place++}", s => s.ConvNormRelu6(wide, 1));
            }

            y = y.Scope($"{place++}", s => s.ConvNormRelu6(wide, 3, stride, groups: wide));
            y = y.Conv2d(channels, 1, bias: false, name: $"{place++}").BatchNorm(name: $"{place}");
        }

        return stride == 1 && x.Shape[1] == channels ? x.Add(y) : y;
    }
}
