namespace MLNetVision.Imaging.Jpeg;

/// <summary>
/// The typical Huffman tables of ITU-T T.81, annex K.3: the encoder's default, and what a picture without tables (a Motion JPEG frame) means.
/// Each is 16 counts of codes of 1 to 16 bits, then the symbols in the order of their codes.
/// </summary>
internal static class StandardHuffman
{
    public static HuffmanCode LuminanceDc { get; } = new(
        [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);

    public static HuffmanCode ChrominanceDc { get; } = new(
        [0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0],
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);

    public static HuffmanCode LuminanceAc { get; } = new(
        [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7D],
        Convert.FromHexString(
            "01020300041105122131410613516107227114328191A1082342B1C11552D1F02433627282090A161718191A25262728292A3435363738393A43444546474849"
            + "4A535455565758595A636465666768696A737475767778797A838485868788898A92939495969798999AA2A3A4A5A6A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5"
            + "C6C7C8C9CAD2D3D4D5D6D7D8D9DAE1E2E3E4E5E6E7E8E9EAF1F2F3F4F5F6F7F8F9FA"));

    public static HuffmanCode ChrominanceAc { get; } = new(
        [0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 0x77],
        Convert.FromHexString(
            "000102031104052131061241510761711322328108144291A1B1C109233352F0156272D10A162434E125F11718191A262728292A35363738393A434445464748"
            + "494A535455565758595A636465666768696A737475767778797A82838485868788898A92939495969798999AA2A3A4A5A6A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3"
            + "C4C5C6C7C8C9CAD2D3D4D5D6D7D8D9DAE2E3E4E5E6E7E8E9EAF2F3F4F5F6F7F8F9FA"));

    /// <summary>The standard code with these counts and symbols, whose lookup is made already more often than not; null when they are another's.</summary>
    public static HuffmanCode? Find(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        foreach (var code in (ReadOnlySpan<HuffmanCode>)[LuminanceDc, ChrominanceDc, LuminanceAc, ChrominanceAc])
        {
            if (code.Counts.SequenceEqual(counts) && code.Symbols.SequenceEqual(symbols))
                return code;
        }

        return null;
    }
}
