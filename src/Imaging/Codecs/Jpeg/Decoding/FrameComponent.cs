namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>One colour component of a frame: how it is sampled, and the grid of 8 x 8 blocks that this gives.</summary>
internal sealed class FrameComponent(byte id, int horizontal, int vertical, int quantisationIndex)
{
    /// <summary>A coefficient of which no scan has spoken yet, in <see cref="BitsMissing"/>.</summary>
    public const sbyte Unseen = -1;

    public byte Id { get; } = id;

    /// <summary>Blocks of this component in a row of an interleaved unit, 1 to 4.</summary>
    public int Horizontal { get; } = horizontal;

    /// <summary>Rows of blocks of this component in an interleaved unit, 1 to 4.</summary>
    public int Vertical { get; } = vertical;

    public int QuantisationIndex { get; } = quantisationIndex;

    /// <summary>Samples in a row: ceil(picture width * horizontal / largest horizontal).</summary>
    public int Width { get; private set; }

    /// <summary>Rows of samples: ceil(picture height * vertical / largest vertical).</summary>
    public int Height { get; private set; }

    /// <summary>Blocks in a row that hold samples: ceil(Width / 8).</summary>
    public int BlocksWide { get; private set; }

    /// <summary>Rows of blocks that hold samples: ceil(Height / 8).</summary>
    public int BlocksHigh { get; private set; }

    /// <summary>Blocks in a row with those that only fill up the last unit.</summary>
    public int StoredBlocksWide { get; private set; }

    /// <summary>Rows of blocks with those that only fill up the last unit.</summary>
    public int StoredBlocksHigh { get; private set; }

    /// <summary>The quantisation table in natural order, as it stood when the component's first scan began.</summary>
    public short[]? Quantisation { get; set; }

    /// <summary>Low bits of each coefficient (zigzag order) that no scan has delivered yet; 0 when it is complete.</summary>
    public sbyte[] BitsMissing { get; } = NothingSeen();

    public bool IsComplete => Array.TrueForAll(BitsMissing, bits => bits == 0);

    public void Place(int pictureWidth, int pictureHeight, Frame frame)
    {
        Width = CeilingOfRatio((long)pictureWidth * Horizontal, frame.MaxHorizontal);
        Height = CeilingOfRatio((long)pictureHeight * Vertical, frame.MaxVertical);
        BlocksWide = CeilingOfRatio(Width, 8);
        BlocksHigh = CeilingOfRatio(Height, 8);
        StoredBlocksWide = frame.UnitsWide * Horizontal;
        StoredBlocksHigh = frame.UnitsHigh * Vertical;
    }

    private static int CeilingOfRatio(long value, int divisor) => (int)((value + divisor - 1) / divisor);

    private static sbyte[] NothingSeen()
    {
        var bits = new sbyte[64];
        Array.Fill(bits, Unseen);
        return bits;
    }
}
