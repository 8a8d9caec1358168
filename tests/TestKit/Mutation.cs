using System.Buffers.Binary;

namespace MLNetVision.Tests.TestKit;

/// <summary>Damages files the ways that disks, networks and attackers do. Half of the damage goes into the first bytes, where the sizes stand.</summary>
public sealed class Mutation(IReadOnlyList<byte[]> seeds, Draw draw)
{
    private const int MostSteps = 3;
    private const int HeadLength = 64;
    private const int LongestRun = 40;
    private static readonly uint[] Interesting =
    [
        0, 1, 2, 3, 7, 8, 16, 0x7F, 0x80, 0xFF, 0x100, 0x3FFF, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 9000,
        0x00FF_FFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF,
    ];

    /// <summary>One of the seeds, damaged one to three times.</summary>
    public byte[] Next()
    {
        var bytes = AnySeed();
        for (var step = draw.UpTo(MostSteps); step > 0; step--)
            bytes = Damage(bytes);
        return bytes;
    }

    private byte[] Damage(byte[] bytes) => draw.Below(10) switch
    {
        0 => Overwrite(bytes, draw.Bytes(draw.UpTo(4))),
        1 => FlipBit(bytes),
        2 or 3 => Overwrite(bytes, InterestingNumber()),
        4 => bytes[..draw.Below(bytes.Length + 1)],
        5 => Splice(bytes, AnySeed()),
        6 => Insert(bytes, draw.Bytes(draw.UpTo(LongestRun))),
        7 => Delete(bytes),
        8 => Insert(bytes, Run(bytes)),
        _ => draw.Below(2) == 0 ? [.. bytes, .. draw.Bytes(draw.UpTo(LongestRun))] : Overwrite(bytes, Constant()),
    };

    private byte[] AnySeed() => (byte[])seeds[draw.Below(seeds.Count)].Clone();

    private int Place(byte[] bytes) => draw.Below(1 + (draw.Below(2) == 0 ? bytes.Length : Math.Min(bytes.Length, HeadLength)));

    private byte[] Overwrite(byte[] bytes, byte[] patch)
    {
        var at = Place(bytes);
        patch.AsSpan(0, Math.Min(patch.Length, bytes.Length - at)).CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    private byte[] FlipBit(byte[] bytes)
    {
        var at = Place(bytes);
        if (at < bytes.Length)
            bytes[at] ^= (byte)(1 << draw.Below(8));
        return bytes;
    }

    private byte[] InterestingNumber()
    {
        var value = Interesting[draw.Below(Interesting.Length)];
        var number = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(number, value);
        Array.Resize(ref number, 1 << draw.Below(3));
        if (draw.Below(2) == 0)
            Array.Reverse(number);
        return number;
    }

    private byte[] Splice(byte[] head, byte[] tail) => [.. head[..Place(head)], .. tail[Place(tail)..]];

    private byte[] Insert(byte[] bytes, byte[] more)
    {
        var at = Place(bytes);
        return [.. bytes[..at], .. more, .. bytes[at..]];
    }

    private byte[] Delete(byte[] bytes)
    {
        var at = Place(bytes);
        return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + draw.UpTo(LongestRun))..]];
    }

    private byte[] Run(byte[] bytes)
    {
        var at = Place(bytes);
        return bytes[at..Math.Min(bytes.Length, at + draw.UpTo(LongestRun))];
    }

    private byte[] Constant()
    {
        var run = new byte[draw.UpTo(LongestRun)];
        Array.Fill(run, draw.Below(2) == 0 ? byte.MinValue : byte.MaxValue);
        return run;
    }
}
