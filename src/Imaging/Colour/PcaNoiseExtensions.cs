namespace MLNetVision.Imaging;

/// <summary>A random tint along the directions in which colours vary. Results stay within 0 and the full sample; alpha passes unchanged.</summary>
public static class PcaNoiseExtensions
{
    /// <summary>Adds one random shift to every pixel (see <see cref="PcaColour.Shift(ulong, float)"/>).</summary>
    public static Image<T> AddPcaNoise<T>(this Image<T> image, PcaColour colours, ulong seed, float strength = 0.1f)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        image.AddPcaNoiseTo(result, colours, seed, strength);
        return result;
    }

    /// <summary>As <see cref="AddPcaNoise"/>, into a picture of the same shape, which may be the picture itself.</summary>
    public static void AddPcaNoiseTo<T>(this Image<T> image, Image<T> destination, PcaColour colours, ulong seed, float strength = 0.1f)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(colours);
        Guard.Colour("AddPcaNoise", image);
        Guard.SameShape("AddPcaNoise", image, destination);
        var (red, green, blue) = colours.Shift(seed, Guard.FiniteAndNotNegative("AddPcaNoise", nameof(strength), strength));
        ToneRows.Affine("AddPcaNoise", image, destination, 1, [red, green, blue]);
    }
}
