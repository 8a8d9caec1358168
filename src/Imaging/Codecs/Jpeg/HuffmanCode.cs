namespace MLNetVision.Imaging.Jpeg;

/// <summary>A canonical Huffman code: how many codes have each length of 1 to 16 bits, and their symbols in the order of the codes.</summary>
internal sealed class HuffmanCode(byte[] counts, byte[] symbols)
{
    private HuffmanLookup? _values;
    private HuffmanLookup? _bands;

    /// <summary>How many codes have 1 to 16 bits, at index 0 to 15.</summary>
    public ReadOnlySpan<byte> Counts => counts;

    /// <summary>The symbols, shortest code first.</summary>
    public ReadOnlySpan<byte> Symbols => symbols;

    /// <summary>For DC values and for AC values of sequential scans, made on first use.</summary>
    public HuffmanLookup Values => _values ??= new HuffmanLookup(this, endOfBand: false);

    /// <summary>For AC values of progressive scans, where a run may end the band for many blocks, made on first use.</summary>
    public HuffmanLookup Bands => _bands ??= new HuffmanLookup(this, endOfBand: true);
}
