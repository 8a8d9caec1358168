namespace Microsoft.ML.Compat.Binary;

/// <summary>
/// The layout of our files of rows. Head: mark, version, number of rows, place of the index. Then blocks: some rows of one column each, deflated. The
/// index: the schema, the number of rows of each block of rows, and for each block of rows and each column the place, the size and the inflated size of
/// its block. The mark again ends the file. All numbers are little-endian.
/// </summary>
internal static class RowFile
{
    /// <summary>"MLNVROWS", which no other program writes.</summary>
    public const ulong Mark = 0x53574F52564E4C4D;

    public const int Version = 1;

    public const int HeadSize = sizeof(ulong) + sizeof(int) + sizeof(long) + sizeof(long);

    public const string SchemaName = "Schema";

    public const int MostRowsOfBlock = 1024;

    public const int BytesOfBlock = 1 << 20;
}
