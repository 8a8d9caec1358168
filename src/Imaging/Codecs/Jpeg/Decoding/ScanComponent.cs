namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>A component in one scan, with the codes that the scan uses for it.</summary>
internal sealed class ScanComponent(FrameComponent component, HuffmanCode? dc, HuffmanCode? ac)
{
    public FrameComponent Component { get; } = component;

    /// <summary>The code of DC values; null only in a scan that has none.</summary>
    public HuffmanCode? Dc { get; } = dc;

    /// <summary>The code of AC values; null only in a scan that has none.</summary>
    public HuffmanCode? Ac { get; } = ac;

    /// <summary>The DC value of the block before; 0 after a restart.</summary>
    public int Prediction;
}
