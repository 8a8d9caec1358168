namespace MLNetVision.Imaging;

/// <summary>The kinds of sample that the operations compute with.</summary>
internal static class Samples
{
    /// <summary>The value of a full sample: 255, 65,535 or 1.</summary>
    public static float Full<T>()
        where T : unmanaged => typeof(T) == typeof(byte) ? byte.MaxValue : typeof(T) == typeof(ushort) ? ushort.MaxValue : 1;

    public static void ThrowIfUnknown<T>(string owner)
        where T : unmanaged
    {
        if (typeof(T) != typeof(byte) && typeof(T) != typeof(ushort) && typeof(T) != typeof(float))
            throw new NotSupportedException($"{owner}: samples must be byte, ushort or float, but are {typeof(T).Name}; convert the picture first.");
    }
}
