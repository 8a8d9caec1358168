using MLNetVision.Compute.Kernels.Products;

namespace MLNetVision.Compute.Kernels.Tiles;

/// <summary>
/// How the rows of a tile are left: as they are, written or added to what is there, or finished in the registers as min(max(Least, row * Scale + Shift), Top).
/// </summary>
internal unsafe struct TileEnd
{
    /// <summary>Whether the rows are finished; then they are not added.</summary>
    public bool Finishes;

    /// <summary>Whether the rows are added to what is there.</summary>
    public bool Adds;

    /// <summary>What the tile's channels are multiplied with, two vectors.</summary>
    public float* Scale;

    /// <summary>What is added to the tile's channels, two vectors.</summary>
    public float* Shift;

    /// <summary>The least that is left.</summary>
    public float Least;

    /// <summary>The most that is left.</summary>
    public float Top;

    /// <summary>Whether tiles can finish so: they know no residual, and no slope other than 0 and 1.</summary>
    public static bool Suits(in Finish finish) => finish.Residual.IsEmpty && finish.Tail.Slope is 0 or 1;

    /// <summary>The end of channels from one on.</summary>
    /// <param name="finish">What is done to them.</param>
    /// <param name="channel">The first.</param>
    /// <param name="ones">The scale where there is none.</param>
    /// <param name="zeros">The shift where there is none.</param>
    public static TileEnd Of(in Finish finish, int channel, float* ones, float* zeros) => new()
    {
        Finishes = true,
        Scale = finish.Scale.IsEmpty ? ones : finish.Scale.Start + channel,
        Shift = finish.Shift.IsEmpty ? zeros : finish.Shift.Start + channel,
        Least = finish.Tail.Least,
        Top = finish.Tail.Top,
    };
}
