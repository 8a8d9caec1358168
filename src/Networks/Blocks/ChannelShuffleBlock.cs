using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Blocks;

/// <summary>Channel shuffle (Zhang et al. 2018): channels [g, c / g] become [c / g, g], so that the next grouped convolution sees all groups.</summary>
public static class ChannelShuffleBlock
{
    /// <summary>Takes one channel of each group in turn.</summary>
    /// <param name="x">A picture whose channels are a multiple of the groups.</param>
    /// <param name="groups">Stretches of channels that follow each other.</param>
    public static Tensor ChannelShuffle(this Tensor x, int groups)
    {
        ArgumentNullException.ThrowIfNull(x);
        var (rows, channels, height, width) = (x.Shape[0], x.Shape[1].Size, x.Shape[2], x.Shape[3]);
        if (groups < 1 || channels % groups != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(groups), groups, $"A channel shuffle of {channels} channels needs groups that divide them.");
        }

        return x.Reshape([rows, groups, channels / groups, height, width]).Transpose([0, 2, 1, 3, 4]).Reshape([rows, channels, height, width]);
    }
}
