using System.Diagnostics.CodeAnalysis;

namespace MLNetVision.Compute.Kernels.Planes;

/// <summary>The rows and the columns that a place takes; they end before the ends.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "Never compared.")]
internal readonly unsafe struct PlaneWindow(Tap* rows, Tap* rowEnd, Tap* columns, Tap* columnEnd)
{
    public Tap* Rows { get; } = rows;

    public Tap* RowEnd { get; } = rowEnd;

    public Tap* Columns { get; } = columns;

    public Tap* ColumnEnd { get; } = columnEnd;

    public bool IsEmpty => Rows == RowEnd || Columns == ColumnEnd;
}
