namespace MLNetVision.Networks;

/// <summary>The element of a tensor.</summary>
public enum DType
{
    /// <summary>IEEE single precision: what networks compute in by default.</summary>
    Float32,

    /// <summary>IEEE double precision.</summary>
    Float64,

    /// <summary>IEEE half precision.</summary>
    Float16,

    /// <summary>Signed, 32 bits.</summary>
    Int32,

    /// <summary>Signed, 64 bits.</summary>
    Int64,

    /// <summary>True or false, a byte each.</summary>
    Bool,

    /// <summary>0 to 255.</summary>
    UInt8,
}

/// <summary>Facts about element types.</summary>
public static class DTypes
{
    /// <summary>Bytes that one element takes.</summary>
    public static int Size(this DType type) => type switch
    {
        DType.Float64 or DType.Int64 => 8,
        DType.Float32 or DType.Int32 => 4,
        DType.Float16 => 2,
        _ => 1,
    };

    /// <summary>Whether gradients flow through elements of this type.</summary>
    public static bool IsFloating(this DType type) => type is DType.Float32 or DType.Float64 or DType.Float16;
}
