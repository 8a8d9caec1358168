using MLNetVision.Compute.Kernels.Winograd;

namespace MLNetVision.Compute.Steps;

/// <summary>Which products of a convolution are faster after Winograd.</summary>
internal static class WinogradWays
{
    /// <summary>The output's tiles.</summary>
    public static WinogradTiles Tiles(ConvolutionSides sides) =>
        new(sides.Images, sides.Placed, sides.Seen, (-sides.Window.Before.Y, -sides.Window.Before.X));

    /// <summary>The input's tiles, which see the output's gradient: a pixel meets its last tap first.</summary>
    public static WinogradTiles TilesBack(ConvolutionSides sides) =>
        new(sides.Images, sides.Seen, sides.Placed, (sides.Window.Before.Y - 2, sides.Window.Before.X - 2));

    public static bool SuitOutput(ConvolutionSides sides) =>
        ArePossible(sides) && WinogradChoice.Wins(Tiles(sides).Count, Places(sides, sides.Placed), sides.Inputs, sides.Outputs);

    public static bool SuitInputGradient(ConvolutionSides sides) =>
        ArePossible(sides) && WinogradChoice.Wins(TilesBack(sides).Count, Places(sides, sides.Seen), sides.Outputs, sides.Inputs);

    private static bool ArePossible(ConvolutionSides sides) => WinogradChoice.IsPossible(sides.Window, sides.Groups, sides.Inputs, sides.Outputs);

    private static long Places(ConvolutionSides sides, (int Height, int Width) picture) => (long)sides.Images * picture.Height * picture.Width;
}
