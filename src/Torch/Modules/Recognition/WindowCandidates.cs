using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Modules.Recognition;

/// <summary>The windows that lead from a layer's input to an output of its size.</summary>
internal static class WindowCandidates
{
    private const int MostStride = 8;
    private const int MostDilation = 4;
    private const int MostKernel = 16;

    /// <summary>The weight tells kernel and groups; strides, dilations and padding are tried, the usual ones first.</summary>
    public static IEnumerable<Op> Convolutions(Layer layer)
    {
        var weight = layer.ShapeOf("weight");
        var (channels, kernel) = (checked((int)weight[0]), new Size2((int)weight[2], (int)weight[3]));
        foreach (var dilation in Enumerable.Range(1, kernel == 1 ? 1 : MostDilation))
        {
            foreach (var (stride, padding) in Steps(layer, kernel, dilation, most: MostStride, ceiling: false))
            {
                yield return new Conv2d(channels, kernel)
                {
                    Stride = stride,
                    Padding = padding,
                    Dilation = dilation,
                    Groups = checked((int)(layer.Input.shape[1] / weight[1])),
                    HasBias = layer.Has("bias"),
                };
            }
        }
    }

    /// <summary>Square windows, those whose stride is their side first.</summary>
    public static IEnumerable<Op> Pools<TOp>(Layer layer, Func<Size2, Size2, TOp> make, Func<TOp, Padding, bool, TOp> with)
        where TOp : Op
    {
        foreach (var ceiling in new[] { false, true })
        {
            foreach (var kernel in Enumerable.Range(1, MostKernel))
            {
                foreach (var (stride, padding) in Steps(layer, kernel, 1, MostStride, ceiling)
                    .Where(s => s.Padding.Top <= kernel / 2 && s.Padding.Left <= kernel / 2)
                    .OrderBy(s => s.Stride == kernel ? 0 : 1))
                {
                    yield return with(make(kernel, stride), padding, ceiling);
                }
            }
        }
    }

    /// <summary>Strides and symmetric paddings that give the output's size.</summary>
    private static IEnumerable<(Size2 Stride, Padding Padding)> Steps(Layer layer, Size2 kernel, int dilation, int most, bool ceiling)
    {
        for (var stride = 1; stride <= most; stride++)
        {
            foreach (var top in Paddings(layer, 2, kernel.Height, stride, dilation, ceiling))
            {
                foreach (var left in Paddings(layer, 3, kernel.Width, stride, dilation, ceiling))
                {
                    yield return (stride, (top, left));
                }
            }
        }
    }

    private static IEnumerable<int> Paddings(Layer layer, int axis, int kernel, int stride, int dilation, bool ceiling)
    {
        var (size, places, reach) = (layer.Input.shape[axis], layer.Output.shape[axis], (dilation * (kernel - 1)) + 1);
        return Enumerable.Range(0, reach).Where(padding => size + (2 * padding) >= reach
            && ((size + (2 * padding) - reach + (ceiling ? stride - 1 : 0)) / stride) + 1 is var found
            && (found == places || (ceiling && found == places + 1)));
    }
}
