namespace MLNetVision.Imaging;

/// <summary>A symmetric interpolation kernel: the weight of a pixel by its distance, in pixels, from the wanted position.</summary>
internal interface IResizeFilter
{
    /// <summary>The distance from which on the weight is zero.</summary>
    static abstract double Support { get; }

    /// <summary>The weight at <paramref name="distance"/>, of either sign.</summary>
    static abstract double Weight(double distance);
}
