using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Text;

/// <summary>The short names of kinds of data in the settings language.</summary>
internal static class KindNames
{
    private static readonly (string Name, DataKind Kind)[] Names =
    [
        ("I1", DataKind.SByte), ("U1", DataKind.Byte), ("I2", DataKind.Int16), ("U2", DataKind.UInt16), ("I4", DataKind.Int32), ("U4", DataKind.UInt32),
        ("I8", DataKind.Int64), ("U8", DataKind.UInt64), ("R4", DataKind.Single), ("R8", DataKind.Double), ("TX", DataKind.String), ("BL", DataKind.Boolean),
        ("TS", DataKind.TimeSpan), ("DT", DataKind.DateTime), ("DZ", DataKind.DateTimeOffset), ("UG", DataKinds.RowId),
        ("Num", DataKind.Single), ("TXT", DataKind.String), ("Text", DataKind.String), ("Bool", DataKind.Boolean),
    ];

    public static string Of(Type rawType) => DataKinds.TryOf(rawType, out var kind) ? Array.Find(Names, name => name.Kind == kind).Name : null;

    public static bool TryParse(string text, out DataKind kind)
    {
        kind = Array.Find(Names, name => string.Equals(name.Name, text, StringComparison.OrdinalIgnoreCase)).Kind;
        return kind != default;
    }
}
