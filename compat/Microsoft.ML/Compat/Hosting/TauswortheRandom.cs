namespace Microsoft.ML.Compat.Hosting;

/// <summary>
/// The generator ML.NET seeds everything with, so that the same seed gives the same splits, shuffles and starts: L'Ecuyer's combined Tausworthe
/// generator taus88 xored with a linear congruential one ("hybrid Tausworthe", GPU Gems 3, chapter 37).
/// </summary>
internal sealed class TauswortheRandom : Random
{
    private const double Scale32 = 1.0 / 4294967296.0;
    private const float Scale23 = 1f / (1 << 23);

    private uint _z1;
    private uint _z2;
    private uint _z3;
    private uint _z4;

    public TauswortheRandom(int seed)
    {
        _z1 = (uint)seed;
        _z2 = Murmur.Round(_z1, _z1);
        _z3 = Murmur.Round(_z2, _z1);
        _z4 = Murmur.Round(_z3, _z1);
    }

    public TauswortheRandom(Random source)
    {
        _z1 = TauswortheSeed(source);
        _z2 = TauswortheSeed(source);
        _z3 = TauswortheSeed(source);
        _z4 = Word(source);
    }

    public override float NextSingle() => (NextWord() >> 9) * Scale23;

    public override double NextDouble() => NextWord() * Scale32;

    public override int Next()
    {
        // int.MinValue and negative numbers wrap into the non-negative range.
        var word = NextWord();
        return (int)(word + (word & 0x80000000U));
    }

    public override int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return (int)(((ulong)NextWord() * (ulong)maxValue) >> 32);
    }

    public override int Next(int minValue, int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return (int)((long)(NextDouble() * ((long)maxValue - minValue)) + minValue);
    }

    public int NextSigned() => (int)NextWord();

    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        for (var i = 0; i < buffer.Length; i++)
            buffer[i] = (byte)Next();
    }

    private static uint Word(Random source) => ((uint)source.Next(0x10000) << 16) | (uint)source.Next(0x10000);

    // Small seeds would leave a component of the generator stuck at zero.
    private static uint TauswortheSeed(Random source)
    {
        uint word;
        do
            word = Word(source);
        while (word < 128);
        return word;
    }

    private static uint Tausworthe(uint z, int a, int b, int c, uint mask) => ((z & mask) << c) ^ (((z << a) ^ z) >> b);

    private uint NextWord()
    {
        _z1 = Tausworthe(_z1, 13, 19, 12, ~0x1U);
        _z2 = Tausworthe(_z2, 2, 25, 4, ~0x7U);
        _z3 = Tausworthe(_z3, 3, 11, 17, ~0xFU);
        _z4 = (1664525 * _z4) + 1013904223;
        return _z1 ^ _z2 ^ _z3 ^ _z4;
    }
}
