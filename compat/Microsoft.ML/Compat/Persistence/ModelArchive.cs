namespace Microsoft.ML.Compat.Persistence;

/// <summary>The layout of our model zips.</summary>
internal static class ModelArchive
{
    public const string Root = "Contracts/";

    /// <summary>The record of the component at a path.</summary>
    public const string Record = "Record.bin";

    public const string Model = Root + "Model";

    public const string Loader = Root + "Loader";

    public const string Schema = Root + "Schema";

    /// <summary>First word of every record: "MLNV" in little-endian order.</summary>
    public const uint Magic = 0x564E4C4D;

    public const int FormatVersion = 1;

    public static string Join(string folder, string name) => $"{folder}/{name}";
}
