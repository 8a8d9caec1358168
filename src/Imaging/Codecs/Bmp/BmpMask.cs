using System.Numerics;

namespace MLNetVision.Imaging;

/// <summary>The bits of a pixel that hold one channel, scaled to 0..255 and rounded to the nearest.</summary>
internal readonly struct BmpMask
{
    private readonly int _shift;
    private readonly uint _most;

    internal BmpMask(uint mask)
    {
        Bits = mask;
        _shift = mask == 0 ? 0 : BitOperations.TrailingZeroCount(mask);
        _most = mask >> _shift;
        if ((_most & (_most + 1)) != 0)
            throw new ImageFormatException($"BMP: the channel mask {mask:X8} has gaps. The file is damaged.");
    }

    internal uint Bits { get; }

    /// <summary>What holds where a file gives no masks: five bits a channel in 16, eight in 32, without alpha.</summary>
    internal static BmpMask[] Defaults(int bitsPerPixel) => bitsPerPixel == 16
        ? [new(0x7C00), new(0x03E0), new(0x001F), new(0)]
        : [new(0xFF0000), new(0x00FF00), new(0x0000FF), new(0)];

    /// <summary>Whether the channels are the bytes blue, green, red and, if there is a fourth, alpha.</summary>
    internal static bool AreBgra(BmpMask[] masks) =>
        masks[0].Bits == 0xFF0000 && masks[1].Bits == 0x00FF00 && masks[2].Bits == 0x0000FF && (masks[3].Bits is 0 or 0xFF000000);

    /// <summary>A channel without bits is 0.</summary>
    internal byte Read(uint pixel)
    {
        if (_most == 0)
            return 0;

        var value = (pixel & Bits) >> _shift;
        return _most == byte.MaxValue ? (byte)value : (byte)(((2UL * value * byte.MaxValue) + _most) / (2UL * _most));
    }
}
