namespace Microsoft.ML.Compat.Rows.Parallel;

/// <summary>Copies of some consecutive rows: of each active column an array of values, and the ids.</summary>
internal sealed class RowBatch(Array[] columns)
{
    /// <summary>Rows a batch has room for; ML.NET deals rows in the same portions.</summary>
    public const int Capacity = 64;

    public Array[] Columns { get; } = columns;

    public int Count { get; set; }

    /// <summary>Where the batch belongs in the order of all batches.</summary>
    public long Number { get; set; }

    /// <summary>What stopped the source in place of this batch's rows.</summary>
    public Exception Error { get; set; }
}
