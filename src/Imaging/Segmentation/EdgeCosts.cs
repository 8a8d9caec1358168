namespace MLNetVision.Imaging;

/// <summary>How the cost of an edge is kept: as an integer that sorts as the costs do.</summary>
internal interface IEdgeCost<TReal, TKey>
{
    /// <summary>The bits of a key that may be set, from the lowest.</summary>
    static abstract int KeyBits { get; }

    static abstract TKey Key(TReal cost);

    static abstract double Cost(TKey key);

    /// <summary>Whether the cost is less than <paramref name="limit"/>.</summary>
    static abstract bool IsBelow(TKey key, float limit);
}

/// <summary>All bits of a double of at least 0.</summary>
internal readonly struct ExactCost : IEdgeCost<double, ulong>
{
    public static int KeyBits => 63;

    public static ulong Key(double cost) => BitConverter.DoubleToUInt64Bits(cost);

    public static double Cost(ulong key) => BitConverter.UInt64BitsToDouble(key);

    public static bool IsBelow(ulong key, float limit) => BitConverter.UInt64BitsToDouble(key) < limit;
}

/// <summary>Costs of pictures of 0 to 255, at most sqrt(3) * 255, in steps of 1/9,000: twenty-two bits, which are two digits to sort.</summary>
internal readonly struct FineCost : IEdgeCost<float, uint>
{
    private const float Steps = 9000;

    public static int KeyBits => 22;

    public static uint Key(float cost) => (uint)(int)(cost * Steps);

    public static double Cost(uint key) => key * (1 / Steps);

    public static bool IsBelow(uint key, float limit) => (int)key * (1 / Steps) < limit;
}
