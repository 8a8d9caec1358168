using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Products;

namespace MLNetVision.Compute.Kernels.Winograd;

/// <summary>Where Winograd's way is possible and, by what was measured of both, faster than the direct product.</summary>
internal static class WinogradChoice
{
    /// <summary>Floating-point operations that take as long as bringing one number of a tile to a point or back.</summary>
    private const double OfNumber = 45;

    /// <summary>The same for a number of the weight; half of it on a machine whose last cache nobody else uses.</summary>
    private const double OfWeight = 50;

    /// <summary>Products at the points are shallower than direct ones and so much slower.</summary>
    private const double Shallow = 1.12;

    /// <summary>The gain below which the direct way is kept, as it rounds less.</summary>
    private const double WorthIt = 1.1;

    /// <summary>Whether a window moves by one pixel and is 3x3, and the channels on both sides fill vectors.</summary>
    public static bool IsPossible(in WindowShape window, int groups, int inputs, int outputs) =>
        window.Kernel == (3, 3) && window.Stride == (1, 1) && window.Dilation == (1, 1) && groups == 1
        && inputs % LaneWidth.Floats == 0 && outputs % LaneWidth.Floats == 0;

    /// <summary>Whether so many tiles are faster than so many places one by one.</summary>
    public static bool Wins(int tiles, long places, int inputs, int outputs)
    {
        var (pairs, padded) = ((double)inputs * outputs, (outputs + LaneWidth.Panel - 1) / LaneWidth.Panel * LaneWidth.Panel);
        var direct = 2 * 9 * places * pairs;
        var ofTile = (2 * Shallow * pairs) + (OfNumber * (inputs + padded));
        return direct > WorthIt * WinogradTiles.Points * ((tiles * ofTile) + (OfWeight * inputs * padded));
    }
}
