namespace MLNetVision.Imaging.Jpeg.Encoding;

/// <summary>A component of the picture to be written, with the samples of one row of units at its own resolution.</summary>
internal sealed class EncodedComponent
{
    public EncodedComponent(EncodedLayout layout, int index)
    {
        (Horizontal, Vertical) = index == 0 ? (layout.UnitWidth, layout.UnitHeight) : (1, 1);
        Id = (byte)(index + 1);
        Table = index == 0 ? 0 : 1;
        Height = Ceiling(layout.Height * Vertical, layout.UnitHeight);
        BlocksWide = Ceiling(layout.Width * Horizontal, layout.UnitWidth * 8);
        BlocksHigh = Ceiling(layout.Height * Vertical, layout.UnitHeight * 8);
        Stride = layout.UnitsWide * Horizontal * 8;
        Samples = new byte[Stride * Vertical * 8];
    }

    public byte Id { get; }

    /// <summary>Index of its quantisation and Huffman tables: 0 for brightness, 1 for colour.</summary>
    public int Table { get; }

    /// <summary>Blocks of this component in a row of a unit.</summary>
    public int Horizontal { get; }

    /// <summary>Rows of blocks of this component in a unit.</summary>
    public int Vertical { get; }

    /// <summary>Rows of samples in the picture.</summary>
    public int Height { get; }

    /// <summary>Blocks in a row that hold samples of the picture.</summary>
    public int BlocksWide { get; }

    /// <summary>Rows of blocks that hold samples of the picture.</summary>
    public int BlocksHigh { get; }

    /// <summary>Samples in a row of whole units.</summary>
    public int Stride { get; }

    /// <summary>The rows of the current row of units.</summary>
    public byte[] Samples { get; }

    private static int Ceiling(int value, int divisor) => (value + divisor - 1) / divisor;
}
