namespace MLNetVision.Imaging;

/// <summary>The checks that the proposers share.</summary>
internal static class ProposalGuard
{
    public static void Picture(string owner, Image<byte> picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.Channels == 2)
        {
            throw new ArgumentException(
                $"{owner}: the picture must have 1, 3 or 4 channels, but has 2; drop its alpha with WithChannels(1) first.", nameof(picture));
        }
    }

    public static void AtLeast(string owner, string name, int value, int least)
    {
        if (value < least)
            throw new ArgumentOutOfRangeException(name, value, $"{owner}: {name} must be at least {least}.");
    }

    public static void Between(string owner, string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
            throw new ArgumentOutOfRangeException(name, value, $"{owner}: {name} must be a number from {least} to {most}.");
    }

    /// <summary>A list that has at least one member.</summary>
    public static IReadOnlyList<T> Filled<T>(string owner, string name, IReadOnlyList<T>? list) =>
        list is { Count: > 0 } ? list : throw new ArgumentException($"{owner}: {name} must have at least one member.", name);
}
