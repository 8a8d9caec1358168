using System.Numerics;

namespace Microsoft.ML.Compat;

/// <summary>MurmurHash3 for 32 bits (Appleby), in the steps that ML.NET puts together itself.</summary>
internal static class Murmur
{
    public static uint Round(uint hash, uint chunk)
    {
        hash ^= Scramble(chunk);
        return (BitOperations.RotateLeft(hash, 13) * 5) + 0xE6546B64;
    }

    /// <summary>The final mix after <paramref name="length"/> bytes.</summary>
    public static uint Mix(uint hash, int length)
    {
        hash ^= (uint)length;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    /// <summary>The hash of a text's UTF-8 bytes, as ML.NET computes it: exact for ASCII; other characters shuffle the bytes that wait for a round.</summary>
    public static uint Text(uint hash, ReadOnlySpan<char> text)
    {
        var waiting = 0UL;
        var bits = 0;
        var length = 0;
        foreach (uint character in text)
        {
            waiting |= Encode(character) << bits;
            if (character > 0x7FF)
                waiting = ((waiting & 0xFF) << 16) | (((waiting >> 8) & 0xFF) << 8) | (waiting >> 16);
            else if (character > 0x7F)
                waiting = ((waiting & 0xFF) << 8) | (waiting >> 8);
            bits += character > 0x7FF ? 24 : character > 0x7F ? 16 : 8;
            if (bits < 32)
                continue;
            hash = Round(hash, (uint)waiting);
            waiting >>= 32;
            bits -= 32;
            length += 4;
        }

        if (bits > 0)
            hash ^= Scramble((uint)waiting & ((1U << bits) - 1));
        return Mix(hash, length + (bits / 8));
    }

    private static uint Scramble(uint chunk) => BitOperations.RotateLeft(chunk * 0xCC9E2D51, 15) * 0x1B873593;

    // The UTF-8 bytes of a character, the last one lowest.
    private static ulong Encode(uint character) => character switch
    {
        <= 0x7F => character,
        <= 0x7FF => 0xC080 | ((character << 2) & 0x1F00) | (character & 0x3F),
        _ => 0xE08080 | ((character << 4) & 0x0F0000) | ((character << 2) & 0x3F00) | (character & 0x3F),
    };
}
