namespace MLNetVision.Imaging.Jpeg;

/// <summary>The second byte of a marker (ITU-T T.81, table B.1); the first is 0xFF.</summary>
internal static class Marker
{
    public const byte Temporary = 0x01;
    public const byte FrameBaseline = 0xC0;
    public const byte FrameExtended = 0xC1;
    public const byte FrameProgressive = 0xC2;
    public const byte HuffmanTables = 0xC4;
    public const byte Extension = 0xC8;
    public const byte ArithmeticConditioning = 0xCC;
    public const byte Restart0 = 0xD0;
    public const byte Restart7 = 0xD7;
    public const byte StartOfImage = 0xD8;
    public const byte EndOfImage = 0xD9;
    public const byte StartOfScan = 0xDA;
    public const byte QuantisationTables = 0xDB;
    public const byte NumberOfLines = 0xDC;
    public const byte RestartInterval = 0xDD;
    public const byte HierarchicalProgression = 0xDE;
    public const byte App0 = 0xE0;
    public const byte App1 = 0xE1;
    public const byte App14 = 0xEE;

    public static bool IsRestart(byte marker) => marker is >= Restart0 and <= Restart7;

    /// <summary>SOF0 to SOF15: C0 to CF without DHT, JPG and DAC, which share the range.</summary>
    public static bool IsFrame(byte marker) =>
        marker is >= 0xC0 and <= 0xCF and not HuffmanTables and not Extension and not ArithmeticConditioning;

    /// <summary>Whether the marker stands alone, without a length and a payload.</summary>
    public static bool IsBare(byte marker) => IsRestart(marker) || marker is Temporary or StartOfImage or EndOfImage;

    /// <summary>What the coding process of a frame is called, for messages that refuse it.</summary>
    public static string ProcessName(byte frame) => frame switch
    {
        FrameBaseline => "baseline",
        FrameExtended => "extended sequential",
        FrameProgressive => "progressive",
        0xC3 => "lossless",
        0xC5 or 0xC6 or 0xC7 => "hierarchical",
        0xC9 => "sequential with arithmetic coding",
        0xCA => "progressive with arithmetic coding",
        0xCB => "lossless with arithmetic coding",
        _ => "hierarchical with arithmetic coding",
    };
}
