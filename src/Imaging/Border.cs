namespace MLNetVision.Imaging;

/// <summary>Maps positions outside 0 .. length - 1 to the position that holds their value.</summary>
internal static class Border
{
    /// <summary>The result for a position that holds the constant value.</summary>
    public const int Outside = -1;

    /// <summary>The position in 0 .. <paramref name="length"/> - 1 that stands for <paramref name="index"/>, or <see cref="Outside"/>.</summary>
    public static int Index(int index, int length, BorderMode mode) => (uint)index < (uint)length ? index : mode switch
    {
        BorderMode.Constant => Outside,
        BorderMode.Replicate => index < 0 ? 0 : length - 1,
        BorderMode.Reflect => Mirror(Modulo(index, 2L * length), (2 * length) - 1, length),
        BorderMode.Reflect101 => length == 1 ? 0 : Mirror(Modulo(index, (2L * length) - 2), (2 * length) - 2, length),
        BorderMode.Wrap => Modulo(index, length),
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Border: the mode must be a member of BorderMode."),
    };

    private static int Mirror(int position, int last, int length) => position < length ? position : last - position;

    private static int Modulo(int index, long period) => (int)(((index % period) + period) % period);
}
