using System.Numerics;

namespace MLNetVision.Imaging.Jpeg.Encoding;

/// <summary>Symbols are (zeros before a value, bits of the value), four bits each.</summary>
internal static class HuffmanSymbols
{
    public const int EndOfBlock = 0x00;
    public const int SixteenZeros = 0xF0;

    /// <summary>Bits of a value's magnitude.</summary>
    public static int Size(int value) => 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));
}
