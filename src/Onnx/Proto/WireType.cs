namespace MLNetVision.Onnx.Proto;

/// <summary>How the value of a field is written, after the protocol-buffer encoding.</summary>
internal enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    Fixed32 = 5,
}
