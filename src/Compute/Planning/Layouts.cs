using MLNetVision.Compute.Optimisation;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Planning;

/// <summary>Chooses how each parameter lies in memory, by the op that owns it.</summary>
internal static class Layouts
{
    public static ParameterLayout Of(Op owner, ParameterSpec spec) => (owner, spec.Name) switch
    {
        (Conv2d conv, "weight") => OfConvolution(conv.Groups, conv.Channels, spec.Shape),
        (Conv1d conv, "weight") => OfConvolution(conv.Groups, conv.Channels, spec.Shape),
        (ConvTranspose2d conv, "weight") => PanelLayout.OfTransposedConvolution(
            conv.Groups, conv.Channels / conv.Groups, Size(spec.Shape, 0) / conv.Groups, Taps(spec.Shape)),
        (Dense { Transposed: false }, "weight") => PanelLayout.OfMatrix(Size(spec.Shape, 0), Size(spec.Shape, 1)),
        (Dense { Transposed: true }, "weight") => PanelLayout.OfTransposedMatrix(Size(spec.Shape, 1), Size(spec.Shape, 0)),
        (RecurrentOp, "weight_ih_l0" or "weight_hh_l0") => PanelLayout.OfMatrix(Size(spec.Shape, 0), Size(spec.Shape, 1)),
        _ => new PlainLayout(spec.Shape.Elements().Size),
    };

    /// <summary>Whether a convolution has one filter a channel.</summary>
    public static bool IsDepthwise(int groups, int channels, int inputsOfGroup) => groups > 1 && groups == channels && inputsOfGroup == 1;

    private static ParameterLayout OfConvolution(int groups, int channels, Shape weight) => IsDepthwise(groups, channels, Size(weight, 1))
        ? new TapsLastLayout(channels, Taps(weight))
        : PanelLayout.OfConvolution(groups, channels / groups, Size(weight, 1), Taps(weight));

    private static int Size(Shape shape, int axis) => checked((int)shape[axis].Size);

    private static int Taps(Shape weight) => checked((int)weight.Slice(2, weight.Rank).Elements().Size);
}
