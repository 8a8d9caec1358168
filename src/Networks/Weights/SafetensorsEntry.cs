namespace MLNetVision.Networks;

/// <summary>A part of a file, wherever its bytes are.</summary>
internal delegate ReadOnlyMemory<byte> ByteSlice(long offset, int length);

/// <summary>A tensor that a header describes: what it is, and where its bytes lie behind the header.</summary>
internal sealed record SafetensorsEntry(string Name, string Kind, Shape Shape, long Start, long End)
{
    /// <summary>The tensor; brain floats are widened, all others stay where they are.</summary>
    public Weight Read(ByteSlice slice, long dataStart)
    {
        var bytes = slice(dataStart + Start, (int)(End - Start));
        return Kind == "BF16" ? new Weight(DType.Float32, Shape, WidenBrainFloats(bytes.Span)) : new Weight(Element(Kind), Shape, bytes);
    }

    private static DType Element(string kind) => kind switch
    {
        "F32" => DType.Float32,
        "F64" => DType.Float64,
        "F16" => DType.Float16,
        "I32" => DType.Int32,
        "I64" => DType.Int64,
        "BOOL" => DType.Bool,
        _ => DType.UInt8,
    };

    /// <summary>A brain float is the upper half of a single.</summary>
    private static byte[] WidenBrainFloats(ReadOnlySpan<byte> bytes)
    {
        var wide = new byte[checked(bytes.Length * 2)];
        for (var i = 0; i < bytes.Length; i += 2)
        {
            wide[(2 * i) + 2] = bytes[i];
            wide[(2 * i) + 3] = bytes[i + 1];
        }

        return wide;
    }
}
