using MLNetVision.Imaging.Jpeg.Encoding;

namespace MLNetVision.Imaging.Jpeg;

/// <summary>
/// Encodes baseline JPEG in a JFIF file: one channel as grey, three as YCbCr; alpha is dropped. Byte for byte the file that libjpeg writes with
/// its accurate integer DCT for the same quality, subsampling and choice of tables.
/// </summary>
internal static class JpegEncoder
{
    private const int LargestSide = 65_500;

    /// <summary>Writes the picture.</summary>
    /// <param name="picture">The picture; its sides are at most 65,500.</param>
    /// <param name="quality">1 (smallest) to 100 (best).</param>
    /// <param name="chroma">How many colour samples are kept.</param>
    /// <param name="stream">Takes the file and is left open.</param>
    /// <param name="optimiseTables">Whether Huffman tables are made for the picture: a few per cent smaller, twice the work.</param>
    public static void Encode(Image<byte> picture, int quality, ChromaSubsampling chroma, Stream stream, bool optimiseTables = false)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(stream);
        if (quality is < 1 or > 100)
            throw new ArgumentOutOfRangeException(nameof(quality), quality, "JPEG quality is a number from 1 (smallest) to 100 (best).");
        if (picture.Width > LargestSide || picture.Height > LargestSide)
        {
            throw new ArgumentException(
                $"JPEG holds up to {LargestSide} pixels a side; this picture has {picture.Width} x {picture.Height}. Save it as PNG, or make it smaller.",
                nameof(picture));
        }

        var layout = EncodedLayout.Of(picture, chroma);
        var components = new EncodedComponent[picture.Channels <= 2 ? 1 : 3];
        for (var i = 0; i < components.Length; i++)
            components[i] = new EncodedComponent(layout, i);
        Write(picture, layout, components, quality, optimiseTables, stream);
    }

    private static void Write(Image<byte> picture, EncodedLayout layout, EncodedComponent[] components, int quality, bool optimiseTables, Stream stream)
    {
        var tables = components.Length == 1 ? 1 : 2;
        var quantisers = new[] { QuantisationTables.Make(0, quality), QuantisationTables.Make(1, quality) };
        var walk = new BlockWalk(picture, layout, components, quantisers);
        var (dc, ac) = optimiseTables ? MakeCodes(walk, tables) : StandardCodes();

        var headers = new HeaderWriter(stream);
        headers.Bare(Marker.StartOfImage);
        headers.Jfif();
        for (var i = 0; i < tables; i++)
            headers.Quantisation(i, quantisers[i]);
        headers.Frame(layout, components);
        for (var i = 0; i < tables; i++)
        {
            headers.Huffman(0, i, dc[i]);
            headers.Huffman(1, i, ac[i]);
        }

        headers.Scan(components);
        var bits = new BitWriter(stream);
        walk.Run(new BlockWriter(bits, Array.ConvertAll(dc, code => new HuffmanCodeTable(code)), Array.ConvertAll(ac, code => new HuffmanCodeTable(code))));
        bits.Finish();
        headers.Bare(Marker.EndOfImage);
    }

    private static (HuffmanCode[] Dc, HuffmanCode[] Ac) StandardCodes() =>
        ([StandardHuffman.LuminanceDc, StandardHuffman.ChrominanceDc], [StandardHuffman.LuminanceAc, StandardHuffman.ChrominanceAc]);

    private static (HuffmanCode[] Dc, HuffmanCode[] Ac) MakeCodes(BlockWalk walk, int tables)
    {
        var counter = new SymbolCounter();
        walk.Run(counter);
        var (dc, ac) = (new HuffmanCode[tables], new HuffmanCode[tables]);
        for (var i = 0; i < tables; i++)
            (dc[i], ac[i]) = (OptimalHuffman.Make(counter.Dc[i]), OptimalHuffman.Make(counter.Ac[i]));
        return (dc, ac);
    }
}
