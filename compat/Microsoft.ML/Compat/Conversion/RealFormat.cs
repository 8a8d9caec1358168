namespace Microsoft.ML.Compat.Conversion;

/// <summary>How real numbers are written in a text.</summary>
internal readonly record struct RealFormat(bool CommaAsDecimalMarker, bool EmptyAsNaN)
{
    public static RealFormat Default { get; } = new(CommaAsDecimalMarker: false, EmptyAsNaN: false);
}
