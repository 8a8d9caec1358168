namespace MLNetVision.Networks.Ops;

/// <summary>Channels and blocks of pixels that become each other.</summary>
public static class BlockMoves
{
    /// <summary>
    /// [N, C, H, W] to [N, C / block², H block, W block]. The channels of a pixel are its block's rows, columns and then the new channels; or, where channels
    /// come first, the new channels and then rows and columns, which is the pixel shuffle (Shi et al. 2016).
    /// </summary>
    public static Tensor DepthToSpace(this Tensor x, int block, bool channelsFirst = false)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(block);
        var (n, h, w) = (x.Shape[0], x.Shape[2], x.Shape[3]);
        var channels = x.Shape[1] / ((long)block * block);
        var apart = channelsFirst
            ? x.Reshape([n, channels, block, block, h, w]).Transpose([0, 1, 4, 2, 5, 3])
            : x.Reshape([n, block, block, channels, h, w]).Transpose([0, 3, 4, 1, 5, 2]);
        return apart.Reshape([n, channels, h * block, w * block]);
    }

    /// <summary>
    /// [N, C, H, W] to [N, C block², H / block, W / block]: the channels of a new pixel are its block's rows, columns and then the old channels.
    /// </summary>
    public static Tensor SpaceToDepth(this Tensor x, int block)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(block);
        var (n, c, h, w) = (x.Shape[0], x.Shape[1], x.Shape[2] / block, x.Shape[3] / block);
        return x.Reshape([n, c, h, block, w, block]).Transpose([0, 3, 5, 1, 2, 4]).Reshape([n, c * ((long)block * block), h, w]);
    }
}
