using System.Numerics;

namespace MLNetVision.Imaging;

/// <summary>How the samples of a PNM file are written.</summary>
internal enum PnmEncoding
{
    /// <summary>Decimal numbers.</summary>
    Text,

    /// <summary>One byte a sample, or two (the high one first) if the maximum is above 255.</summary>
    Binary,

    /// <summary>Digits 0 and 1, which need no space between; 1 is black.</summary>
    TextBits,

    /// <summary>Eight pixels a byte, rows padded to bytes; 1 is black.</summary>
    BinaryBits,
}

/// <summary>The header of a PNM file.</summary>
internal readonly record struct PnmHeader(int Width, int Height, int Channels, int Maximum, PnmEncoding Encoding)
{
    internal const int LargestMaximum = ushort.MaxValue;

    internal bool IsWide => Maximum > byte.MaxValue;

    /// <summary>Bits that the largest sample needs.</summary>
    internal int BitDepth => BitOperations.Log2((uint)Maximum) + 1;

    /// <summary>The fewest bytes that such a picture takes.</summary>
    internal long LeastLength
    {
        get
        {
            var samples = (long)Width * Height * Channels;
            return Encoding switch
            {
                PnmEncoding.BinaryBits => (((long)Width + 7) / 8) * Height,
                PnmEncoding.TextBits => samples,
                PnmEncoding.Text => (2 * samples) - 1,
                _ => samples * (IsWide ? 2 : 1),
            };
        }
    }

    /// <summary>Reads the header; the reader then stands at the first byte of the picture.</summary>
    internal static PnmHeader Read(ref PnmScanner scanner)
    {
        var kind = scanner.ReadKind();
        if (kind == 7)
            return PamHeader.Read(ref scanner);

        var width = scanner.ReadNumber("the width");
        var height = scanner.ReadNumber("the height");
        var isBits = kind is 1 or 4;
        var maximum = isBits ? 1 : scanner.ReadNumber("the maximum");
        var encoding = kind switch
        {
            1 => PnmEncoding.TextBits,
            4 => PnmEncoding.BinaryBits,
            2 or 3 => PnmEncoding.Text,
            _ => PnmEncoding.Binary,
        };
        scanner.SkipOneSeparator();
        return new PnmHeader(width, height, kind is 3 or 6 ? 3 : 1, maximum, encoding).Checked();
    }

    internal PnmHeader Checked()
    {
        if (Width < 1 || Height < 1)
            throw new ImageFormatException($"PNM: the header says {Width} x {Height} pixels; both must be at least 1.");
        if (Channels is < 1 or > 4)
            throw new ImageFormatException($"PNM: the header says {Channels} samples a pixel; 1 to 4 can be read.");
        return Maximum is >= 1 and <= LargestMaximum
            ? this
            : throw new ImageFormatException($"PNM: the header says that {Maximum} is the largest sample; 1 to {LargestMaximum} are allowed.");
    }
}
