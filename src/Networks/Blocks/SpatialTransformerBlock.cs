using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Blocks;

/// <summary>
/// Spatial transformers (Jaderberg et al. 2015): a small network sees a picture and says how it is to be turned, scaled, moved and sheared before the rest of
/// the network sees it. It starts with no change at all. Names are those of PyTorch's tutorial: "localization" and "fc_loc".
/// </summary>
public static class SpatialTransformerBlock
{
    private const int Units = 32;

    /// <summary>Looks at a picture through a transform that the network learns.</summary>
    /// <param name="x">A picture.</param>
    /// <param name="localise">What features [N, F] the transform is decided from; two convolutions and pools and a dense layer unless given.</param>
    /// <param name="size">Height and width of what comes out; the picture's unless given.</param>
    /// <param name="padding">What is seen outside the picture.</param>
    /// <param name="alignCorners">Whether -1 and 1 are the middles of the outermost pixels, not their outer edges.</param>
    public static Tensor SpatialTransformer(
        this Tensor x, Func<Tensor, Tensor>? localise = null, Size2? size = null, GridPadding padding = GridPadding.Zeros, bool alignCorners = false)
    {
        ArgumentNullException.ThrowIfNull(x);
        var output = size ?? (checked((int)x.Shape[2].Size), checked((int)x.Shape[3].Size));
        var numbers = (localise is null ? Localise(x) : localise(x)).Scope(
            "fc_loc", y => y.Then(new Dense(6) { Initial = Constant.Zeros, InitialBias = new Diagonal(3) }, "2"));
        return x.GridSample(numbers.Reshape([x.Shape[0], 2, 3]).AffineGrid(output, alignCorners), padding, alignCorners);
    }

    /// <summary>Pictures of at least 28x28 or so; smaller ones need a localisation of their own.</summary>
    private static Tensor Localise(Tensor x) => x
        .Scope("localization", y => y.Conv2d(8, 7, name: "0").MaxPool2d(2, name: "1").Relu("2").Conv2d(10, 5, name: "3").MaxPool2d(2, name: "4").Relu("5"))
        .Flatten().Scope("fc_loc", y => y.Dense(Units, name: "0").Relu("1"));
}
