namespace Microsoft.ML.Compat.Views;

/// <summary>Decides which rows to keep.</summary>
/// <param name="Columns">The indexes of the columns it reads.</param>
/// <param name="Create">For a row, or a cursor, the question whether to keep where it stands.</param>
/// <param name="InOrder">Whether the answer depends on the rows before, so that all rows must be asked about once and in order.</param>
internal sealed record RowTest(int[] Columns, Func<DataViewRow, Func<bool>> Create, bool InOrder = false);
