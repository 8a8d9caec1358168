using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Blocks;

/// <summary>The fire module (Iandola et al. 2016): a 1x1 convolution to few channels, then a 1x1 and a 3x3 beside each other.</summary>
public static class FireBlock
{
    /// <summary>A fire module that gives twice the channels of <paramref name="expand"/>.</summary>
    /// <param name="x">A picture.</param>
    /// <param name="squeeze">Channels between.</param>
    /// <param name="expand">Channels of each of the two convolutions at the end.</param>
    public static Tensor Fire(this Tensor x, int squeeze, int expand)
    {
        ArgumentNullException.ThrowIfNull(x);
        var initial = new HeUniform();
        var few = x.Conv2d(squeeze, 1, initial: initial, name: "squeeze").Relu("squeeze_activation");
        var small = few.Conv2d(expand, 1, initial: initial, name: "expand1x1").Relu("expand1x1_activation");
        var large = few.Conv2d(expand, 3, padding: 1, initial: initial, name: "expand3x3").Relu("expand3x3_activation");
        return small.Concat([large]);
    }
}
