namespace MLNetVision.Imaging.Jpeg.Encoding;

/// <summary>A Huffman code laid out for encoding: for each symbol its code and the code's length.</summary>
internal sealed class HuffmanCodeTable
{
    public HuffmanCodeTable(HuffmanCode code)
    {
        var (next, index) = (0u, 0);
        for (var length = 1; length <= 16; length++, next <<= 1)
        {
            for (var i = 0; i < code.Counts[length - 1]; i++, index++)
            {
                Codes[code.Symbols[index]] = next++;
                Lengths[code.Symbols[index]] = (byte)length;
            }
        }
    }

    public uint[] Codes { get; } = new uint[256];

    public byte[] Lengths { get; } = new byte[256];
}
