using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Blocks;

/// <summary>Convolution and batch normalisation side by side in a sequence, as torchvision numbers them: convolution "0", normalisation "1".</summary>
public static class ConvNormBlock
{
    /// <summary>A convolution without bias that keeps ceil(size / stride) for odd kernels, normalised.</summary>
    public static Tensor ConvNorm(
        this Tensor x, int channels, int kernel, int stride = 1, int groups = 1, float epsilon = 1e-5f, float momentum = 0.1f)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Conv2d(channels, kernel, stride, padding: (kernel - 1) / 2, groups: groups, bias: false, name: "0").BatchNorm(epsilon, momentum, name: "1");
    }

    /// <summary>The same, then a rectifier that ends at 6.</summary>
    public static Tensor ConvNormRelu6(this Tensor x, int channels, int kernel, int stride = 1, int groups = 1) =>
        x.ConvNorm(channels, kernel, stride, groups).Relu6(name: "2");
}
