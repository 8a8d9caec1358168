using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Blocks;

/// <summary>The convolution of the Inception networks: without bias, normalised (epsilon 0.001), rectified; "conv" and "bn" in a scope of their own.</summary>
public static class InceptionConvBlock
{
    /// <summary>Such a convolution.</summary>
    /// <param name="x">A picture.</param>
    /// <param name="name">The scope.</param>
    /// <param name="channels">Channels that it gives.</param>
    /// <param name="kernel">Its kernel, of odd sides.</param>
    /// <param name="stride">Its stride.</param>
    /// <param name="padded">Whether padding keeps ceil(size / stride).</param>
    /// <param name="initial">How the weight starts; null for PyTorch's default.</param>
    public static Tensor InceptionConv(
        this Tensor x, string name, int channels, Size2 kernel, int stride = 1, bool padded = true, Initialiser? initial = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        Padding padding = padded ? (kernel.Height / 2, kernel.Width / 2) : 0;
        return x.Scope(name, y => y
            .Conv2d(channels, kernel, stride, padding, bias: false, initial: initial ?? new HeUniform(Fan.In, Math.Sqrt(5)), name: "conv")
            .BatchNorm(1e-3f, name: "bn").Relu());
    }
}
