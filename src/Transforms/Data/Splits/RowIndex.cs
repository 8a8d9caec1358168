using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Data;

/// <summary>
/// Finds a row by its id, which ML.NET promises to be the same in every pass, however rows are shuffled or shared between cursors. Where ids are the rows'
/// numbers, as those of sources are, nothing is stored. A view whose ids are not unique breaks the promise: its rows are told by their places in an
/// unshuffled pass alone.
/// </summary>
internal sealed class RowIndex
{
    private readonly Dictionary<DataViewRowId, int>? _rows;
    private readonly int _count;

    private RowIndex(int count, bool hasIds, Dictionary<DataViewRowId, int>? rows) => (_count, HasIds, _rows) = (count, hasIds, rows);

    /// <summary>Whether rows can be found by ids.</summary>
    public bool HasIds { get; }

    /// <summary>Takes the ids of the rows in order.</summary>
    public static RowIndex Of(DataViewRowId[] ids)
    {
        var areNumbers = true;
        for (var row = 0; row < ids.Length && areNumbers; row++)
            areNumbers = ids[row].High == 0 && ids[row].Low == (ulong)row;
        if (areNumbers)
            return new RowIndex(ids.Length, true, null);

        var rows = new Dictionary<DataViewRowId, int>(ids.Length);
        for (var row = 0; row < ids.Length; row++)
        {
            if (!rows.TryAdd(ids[row], row))
                return new RowIndex(ids.Length, false, null);
        }

        return new RowIndex(ids.Length, true, rows);
    }

    /// <summary>The row with an id; -1 if there was none when the index was made.</summary>
    public int Find(DataViewRowId id) => _rows is null
        ? id.High == 0 && id.Low < (ulong)_count ? (int)id.Low : -1
        : _rows.GetValueOrDefault(id, -1);

    /// <summary>The row at a place of an unshuffled pass; -1 if there was none when the index was made.</summary>
    public int At(long place) => place < _count ? (int)place : -1;
}
