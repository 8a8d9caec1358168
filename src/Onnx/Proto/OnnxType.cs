using MLNetVision.Networks;

namespace MLNetVision.Onnx.Proto;

/// <summary>The element of an ONNX tensor, under the standard's numbers.</summary>
public enum OnnxType
{
    /// <summary>Not said.</summary>
    Undefined = 0,

    /// <summary>Single precision.</summary>
    Float = 1,

    /// <summary>0 to 255.</summary>
    UInt8 = 2,

    /// <summary>-128 to 127.</summary>
    Int8 = 3,

    /// <summary>Unsigned, 16 bits.</summary>
    UInt16 = 4,

    /// <summary>Signed, 16 bits.</summary>
    Int16 = 5,

    /// <summary>Signed, 32 bits.</summary>
    Int32 = 6,

    /// <summary>Signed, 64 bits.</summary>
    Int64 = 7,

    /// <summary>Texts.</summary>
    Text = 8,

    /// <summary>True or false, a byte each.</summary>
    Bool = 9,

    /// <summary>Half precision.</summary>
    Float16 = 10,

    /// <summary>Double precision.</summary>
    Double = 11,

    /// <summary>Unsigned, 32 bits.</summary>
    UInt32 = 12,

    /// <summary>Unsigned, 64 bits.</summary>
    UInt64 = 13,

    /// <summary>Complex of two singles.</summary>
    Complex64 = 14,

    /// <summary>Complex of two doubles.</summary>
    Complex128 = 15,

    /// <summary>The upper half of a single.</summary>
    BFloat16 = 16,

    /// <summary>Eight bits, four of exponent, no infinities.</summary>
    Float8E4M3FN = 17,

    /// <summary>Eight bits, four of exponent, no infinities, no negative zero.</summary>
    Float8E4M3FNUZ = 18,

    /// <summary>Eight bits, five of exponent.</summary>
    Float8E5M2 = 19,

    /// <summary>Eight bits, five of exponent, no infinities, no negative zero.</summary>
    Float8E5M2FNUZ = 20,

    /// <summary>0 to 15, two a byte.</summary>
    UInt4 = 21,

    /// <summary>-8 to 7, two a byte.</summary>
    Int4 = 22,
}

/// <summary>Facts about ONNX elements.</summary>
public static class OnnxTypes
{
    /// <summary>Bits that an element takes; 0 for texts and what is not said.</summary>
    public static int Bits(this OnnxType type) => type switch
    {
        OnnxType.UInt4 or OnnxType.Int4 => 4,
        OnnxType.UInt8 or OnnxType.Int8 or OnnxType.Bool => 8,
        OnnxType.Float8E4M3FN or OnnxType.Float8E4M3FNUZ or OnnxType.Float8E5M2 or OnnxType.Float8E5M2FNUZ => 8,
        OnnxType.UInt16 or OnnxType.Int16 or OnnxType.Float16 or OnnxType.BFloat16 => 16,
        OnnxType.Float or OnnxType.Int32 or OnnxType.UInt32 => 32,
        OnnxType.Double or OnnxType.Int64 or OnnxType.UInt64 or OnnxType.Complex64 => 64,
        OnnxType.Complex128 => 128,
        _ => 0,
    };

    /// <summary>The same element of our networks, or null where they have none.</summary>
    public static DType? ToDType(this OnnxType type) => type switch
    {
        OnnxType.Float => DType.Float32,
        OnnxType.Double => DType.Float64,
        OnnxType.Float16 => DType.Float16,
        OnnxType.Int32 => DType.Int32,
        OnnxType.Int64 => DType.Int64,
        OnnxType.Bool => DType.Bool,
        OnnxType.UInt8 => DType.UInt8,
        _ => null,
    };

    /// <summary>The same element in ONNX.</summary>
    public static OnnxType ToOnnx(this DType type) => type switch
    {
        DType.Float32 => OnnxType.Float,
        DType.Float64 => OnnxType.Double,
        DType.Float16 => OnnxType.Float16,
        DType.Int32 => OnnxType.Int32,
        DType.Int64 => OnnxType.Int64,
        DType.Bool => OnnxType.Bool,
        _ => OnnxType.UInt8,
    };
}
