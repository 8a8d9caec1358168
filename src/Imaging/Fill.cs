using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>
/// The colour of a constant border, in the unit of the samples: nothing is zero, one value is for every channel, otherwise one value a channel.
/// </summary>
internal static class Fill
{
    public static void Expand<T>(string owner, ReadOnlySpan<float> fill, Span<T> pixel)
        where T : unmanaged
    {
        Samples.ThrowIfUnknown<T>(owner);
        if (fill.Length > 1 && fill.Length != pixel.Length)
        {
            throw new ArgumentException(
                $"{owner}: fill must hold no value (zero), one value, or one for each of the {pixel.Length} channels, but holds {fill.Length}.",
                nameof(fill));
        }

        for (var c = 0; c < pixel.Length; c++)
            pixel[c] = fill.IsEmpty ? default : FloatRows.FromFloat<T>(fill[fill.Length == 1 ? 0 : c]);
    }
}
