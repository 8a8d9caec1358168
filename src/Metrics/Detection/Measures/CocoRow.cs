namespace MLNetVision.Metrics;

/// <summary>
/// A box of a class: its place among those of its picture, and for each range of areas the overlaps at which it is right, and at which it does not count.
/// </summary>
internal readonly record struct CocoRow(float Score, int Rank, uint All, uint Small, uint Medium, uint Large)
{
    private const int Apart = 16;

    public static uint Bits(uint right, uint ignored) => right | (ignored << Apart);

    public static bool IsRight(uint bits, int overlap) => (bits >> overlap & 1) != 0;

    public static bool IsIgnored(uint bits, int overlap) => (bits >> (Apart + overlap) & 1) != 0;

    public bool IsRight(int range, int overlap) => IsRight(Of(range), overlap);

    public bool IsIgnored(int range, int overlap) => IsIgnored(Of(range), overlap);

    private uint Of(int range) => range switch { 0 => All, 1 => Small, 2 => Medium, _ => Large };
}
