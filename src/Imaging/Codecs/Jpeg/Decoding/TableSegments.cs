using System.Buffers.Binary;

namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>The tables in force, four of each kind; later segments replace them.</summary>
internal sealed class TableSegments
{
    private const int CountsLength = 16;
    private readonly short[]?[] _quantisation = new short[]?[4];
    private readonly HuffmanCode?[] _dc = [StandardHuffman.LuminanceDc, StandardHuffman.ChrominanceDc, null, null];
    private readonly HuffmanCode?[] _ac = [StandardHuffman.LuminanceAc, StandardHuffman.ChrominanceAc, null, null];

    /// <summary>Interleaved units between two restart markers; 0 when there are none.</summary>
    public int RestartInterval { get; private set; }

    public short[]? Quantisation(int index) => _quantisation[index];

    public HuffmanCode? Dc(int index) => _dc[index];

    public HuffmanCode? Ac(int index) => _ac[index];

    /// <summary>DQT: any number of tables, each (precision, index) and 64 values of 8 or 16 bits in zigzag order.</summary>
    public void ReadQuantisation(ReadOnlySpan<byte> payload, int offset)
    {
        while (!payload.IsEmpty)
        {
            var (wide, index) = (payload[0] >> 4, payload[0] & 15);
            if (wide > 1 || index > 3)
                throw JpegFault.At(offset, $"a quantisation table has precision {wide} and index {index}; precision is 0 or 1, the index 0 to 3.");
            var length = 1 + (64 << wide);
            if (payload.Length < length)
                throw JpegFault.At(offset, $"quantisation table {index} takes {length} bytes, but {payload.Length} are left in its segment.");
            _quantisation[index] = Natural(payload[1..length], wide == 1);
            payload = payload[length..];
        }
    }

    /// <summary>DHT: any number of tables, each (class, index), 16 counts and their symbols.</summary>
    public void ReadHuffman(ReadOnlySpan<byte> payload, int offset)
    {
        while (!payload.IsEmpty)
        {
            var (kind, index) = (payload[0] >> 4, payload[0] & 15);
            if (kind > 1 || index > 3)
                throw JpegFault.At(offset, $"a Huffman table has class {kind} and index {index}; the class is 0 (DC) or 1 (AC), the index 0 to 3.");
            if (payload.Length <= CountsLength)
                throw JpegFault.At(offset, $"Huffman table {index} has only {payload.Length - 1} of its {CountsLength} counts.");
            var counts = payload.Slice(1, CountsLength);
            payload = payload[(1 + CountsLength)..];
            var symbols = 0;
            foreach (var count in counts)
                symbols += count;
            RequireCode(counts, symbols, payload.Length, index, offset);
            (kind == 0 ? _dc : _ac)[index] = StandardHuffman.Find(counts, payload[..symbols])
                ?? new HuffmanCode(counts.ToArray(), payload[..symbols].ToArray());
            payload = payload[symbols..];
        }
    }

    /// <summary>DRI.</summary>
    public void ReadRestartInterval(ReadOnlySpan<byte> payload, int offset) =>
        RestartInterval = payload.Length >= 2
            ? BinaryPrimitives.ReadUInt16BigEndian(payload)
            : throw JpegFault.At(offset, $"a restart interval (DRI) segment has {payload.Length} bytes; it takes 2.");

    private static void RequireCode(ReadOnlySpan<byte> counts, int symbols, int available, int index, int offset)
    {
        if (symbols > 256 || symbols > available)
        {
            throw JpegFault.At(offset, $"Huffman table {index} counts {symbols} codes; "
                + (symbols > 256 ? "256 is the most there can be." : $"its segment holds {available} more bytes."));
        }

        var free = 1;
        for (var length = 1; length <= CountsLength; length++)
        {
            free = (free << 1) - counts[length - 1];
            if (free < 0)
                throw JpegFault.At(offset, $"Huffman table {index} has more codes of {length} bits than fit beside its shorter ones.");
        }
    }

    private static short[] Natural(ReadOnlySpan<byte> values, bool wide)
    {
        var table = new short[64];
        for (var i = 0; i < 64; i++)
            table[ZigZag.ToNatural[i]] = (short)(wide ? BinaryPrimitives.ReadUInt16BigEndian(values[(2 * i)..]) : values[i]);
        return table;
    }
}
