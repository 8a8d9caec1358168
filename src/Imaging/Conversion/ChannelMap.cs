namespace MLNetVision.Imaging;

/// <summary>Which channel goes where between pictures of 1 to 4 channels, for <see cref="PixelShuffle"/>.</summary>
internal static class ChannelMap
{
    private const sbyte Opaque = PixelShuffle.Opaque;

    internal static ReadOnlySpan<sbyte> RgbToBgr => [2, 1, 0];

    internal static ReadOnlySpan<sbyte> SwapRedBlue => [2, 1, 0, 3];

    /// <summary>Every conversion but colour to grey, which is no rearrangement.</summary>
    internal static ReadOnlySpan<sbyte> Between(int from, int to) => (from, to) switch
    {
        (1, 2) => [0, Opaque],
        (1, 3) or (2, 3) => [0, 0, 0],
        (1, 4) => [0, 0, 0, Opaque],
        (2, 1) => [0],
        (2, 4) => [0, 0, 0, 1],
        (3, 4) => [0, 1, 2, Opaque],
        (4, 3) => [0, 1, 2],
        _ => throw new ArgumentOutOfRangeException(nameof(to), to, $"A picture of {from} channels is not rearranged to {to}."),
    };

    /// <summary>To blue, green, red and alpha.</summary>
    internal static ReadOnlySpan<sbyte> ToBgra(int from) => from switch
    {
        3 => [2, 1, 0, Opaque],
        4 => SwapRedBlue,
        _ => Between(from, 4),
    };

    /// <summary>To blue, green, red.</summary>
    internal static ReadOnlySpan<sbyte> ToBgr(int from) => from >= 3 ? RgbToBgr : Between(from, 3);
}
