namespace MLNetVision.Imaging;

/// <summary>The colours of a BMP file as a table of pixels: one channel if all of them are grey, else three. Indexes past the end are black.</summary>
internal sealed class BmpPalette
{
    private const int Indexes = 256;

    internal BmpPalette(BmpHeader header, ReadOnlySpan<byte> file)
    {
        var entries = file.Slice(header.PaletteStart, header.PaletteCount * header.PaletteEntry);
        Channels = IsGrey(entries, header.PaletteEntry) ? 1 : 3;
        Table = new byte[Indexes * Channels];
        for (var index = 0; index < header.PaletteCount; index++)
        {
            var blueGreenRed = entries.Slice(index * header.PaletteEntry, 3);
            for (var channel = 0; channel < Channels; channel++)
                Table[(index * Channels) + channel] = blueGreenRed[2 - channel];
        }
    }

    internal int Channels { get; }

    internal byte[] Table { get; }

    private static bool IsGrey(ReadOnlySpan<byte> entries, int length)
    {
        for (; !entries.IsEmpty; entries = entries[length..])
        {
            if (entries[0] != entries[1] || entries[1] != entries[2])
                return false;
        }

        return true;
    }
}
