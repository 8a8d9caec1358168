using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Blocks;

/// <summary>
/// Squeeze and excitation (Hu et al. 2018): the mean of each channel goes through two 1x1 convolutions, and what comes out multiplies the channel. Names are
/// torchvision's: "fc1" and "fc2".
/// </summary>
public static class SqueezeExciteBlock
{
    /// <summary>Multiplies each channel of a picture by a gate that all channels together decide.</summary>
    /// <param name="x">A picture.</param>
    /// <param name="squeezed">Channels between.</param>
    /// <param name="activation">What follows the first convolution; a rectifier unless given.</param>
    /// <param name="gate">What follows the second; a sigmoid unless given.</param>
    public static Tensor SqueezeExcite(this Tensor x, int squeezed, Func<Tensor, Tensor>? activation = null, Func<Tensor, Tensor>? gate = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        var few = x.GlobalAveragePool("avgpool").Conv2d(squeezed, 1, name: "fc1");
        few = activation is null ? few.Relu("activation") : activation(few);
        var scale = few.Conv2d(checked((int)x.Shape[1].Size), 1, name: "fc2");
        return x.Multiply(gate is null ? scale.Sigmoid("scale_activation") : gate(scale));
    }
}
