namespace MLNetVision.Imaging;

/// <summary>The colour of a constant border: nothing is zero, one value is for every channel, otherwise one value a channel.</summary>
internal static class Fill
{
    public static void Expand<T>(string owner, ReadOnlySpan<T> fill, Span<T> pixel)
        where T : unmanaged
    {
        if (fill.Length > 1 && fill.Length != pixel.Length)
        {
            throw new ArgumentException(
                $"{owner}: fill must hold no value (zero), one value, or one for each of the {pixel.Length} channels, but holds {fill.Length}.",
                nameof(fill));
        }

        if (fill.Length == pixel.Length)
            fill.CopyTo(pixel);
        else
            pixel.Fill(fill.IsEmpty ? default : fill[0]);
    }
}
