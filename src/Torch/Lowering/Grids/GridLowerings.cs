using MLNetVision.Networks.Ops;
using static TorchSharp.torch.nn.functional;

namespace MLNetVision.Torch.Lowering.Grids;

/// <summary>Values looked at between their places.</summary>
internal static class GridLowerings
{
    public static OpLowering[] All { get; } =
    [
        Lowered.One<Upsample2d>(Upsample2d),
        Lowered.By<Resize>(Resizing.Resize),
        Lowered.By<AffineGrid>((op, call) => affine_grid(call.X, [call.X.shape[0], 1, op.Size.Height, op.Size.Width], op.AlignCorners)),
        Lowered.Two<GridSample>(GridSample),
        Lowered.By<RoiAlign>(RoiAligning.RoiAlign),
        Lowered.By<RoiMaxPool>(RoiMaxPooling.RoiMaxPool),
    ];

    private static Tensor Upsample2d(Upsample2d op, Tensor x)
    {
        var (n, channels, height, width) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
        var (down, across) = (op.Factor.Height, op.Factor.Width);
        if (op.Kind == UpsampleKind.Nearest)
        {
            return x.reshape(n, channels, height, 1, width, 1).expand(n, channels, height, down, width, across)
                .reshape(n, channels, height * down, width * across);
        }

        return upsample_bilinear(x, [height * down, width * across], null, op.AlignCorners);
    }

    private static Tensor GridSample(GridSample op, Tensor x, Tensor grid)
    {
        var padding = op.Padding switch
        {
            GridPadding.Border => torch.GridSamplePaddingMode.Border,
            GridPadding.Reflection => torch.GridSamplePaddingMode.Reflection,
            _ => torch.GridSamplePaddingMode.Zeros,
        };
        return grid_sample(x, grid, torch.GridSampleMode.Bilinear, padding, op.AlignCorners);
    }
}
