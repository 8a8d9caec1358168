namespace MLNetVision.Imaging;

/// <summary>What channel conversion must know about a sample type.</summary>
internal interface ISampleArithmetic<T>
{
    /// <summary>Full alpha.</summary>
    static abstract T Opaque { get; }

    /// <summary>0.299 R + 0.587 G + 0.114 B (ITU-R BT.601).</summary>
    static abstract T Luma(T red, T green, T blue);

    /// <summary>The value where alpha is full, the background where it is zero, and the straight line between.</summary>
    static abstract T Over(T value, T alpha, T background);
}

/// <summary>Luma in 15-bit fixed point, with OpenCV's rounding.</summary>
internal readonly struct ByteArithmetic : ISampleArithmetic<byte>
{
    internal const int RedWeight = 9798;
    internal const int GreenWeight = 19235;
    internal const int BlueWeight = 3735;
    internal const int Shift = 15;
    internal const int Half = 1 << (Shift - 1);

    public static byte Opaque => byte.MaxValue;

    public static byte Luma(byte red, byte green, byte blue) => (byte)(((red * RedWeight) + (green * GreenWeight) + (blue * BlueWeight) + Half) >> Shift);

    public static byte Over(byte value, byte alpha, byte background) => (byte)(((value * alpha) + (background * (255 - alpha)) + 127) / 255);
}

/// <summary>The same with 16 bits.</summary>
internal readonly struct UInt16Arithmetic : ISampleArithmetic<ushort>
{
    public static ushort Opaque => ushort.MaxValue;

    public static ushort Luma(ushort red, ushort green, ushort blue)
    {
        // The weights sum to 2^15, so that the sum fits into 32 bits without a sign.
        var sum = (red * (uint)ByteArithmetic.RedWeight) + (green * (uint)ByteArithmetic.GreenWeight) + (blue * (uint)ByteArithmetic.BlueWeight);
        return (ushort)((sum + ByteArithmetic.Half) >> ByteArithmetic.Shift);
    }

    public static ushort Over(ushort value, ushort alpha, ushort background) =>
        (ushort)(((value * (ulong)alpha) + (background * (ulong)(ushort.MaxValue - alpha)) + (ushort.MaxValue / 2)) / ushort.MaxValue);
}

/// <summary>The same with 0 to 1.</summary>
internal readonly struct SingleArithmetic : ISampleArithmetic<float>
{
    public static float Opaque => 1;

    public static float Luma(float red, float green, float blue) => (0.299f * red) + (0.587f * green) + (0.114f * blue);

    public static float Over(float value, float alpha, float background) => (value * alpha) + (background * (1 - alpha));
}
