namespace MLNetVision.Tests.TestKit;

/// <summary>Draws numbers from one stream of <see cref="SplitMix"/>, one after the other.</summary>
public sealed class Draw(ulong seed)
{
    private ulong _index;

    /// <summary>The next 64 bits.</summary>
    public ulong Bits() => SplitMix.Bits(seed, _index++);

    /// <summary>A number from 0 to before <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(Bits() % (ulong)bound);

    /// <summary>A number from 1 to <paramref name="most"/>.</summary>
    public int UpTo(int most) => 1 + Below(most);

    /// <summary>Random bytes.</summary>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
            bytes[i] = (byte)Bits();
        return bytes;
    }
}
