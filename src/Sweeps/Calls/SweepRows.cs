using Microsoft.ML;

namespace MLNetVision.Sweeps;

/// <summary>How many rows a sweep was given.</summary>
/// <param name="All">Those that the best pipeline is fitted to in the end.</param>
/// <param name="Train">Those that a trial is fitted to; with folds, those of the first.</param>
/// <param name="Validation">Those that measure a trial; with folds, those of the first.</param>
public sealed record SweepRows(long All, long Train, long Validation)
{
    internal static SweepRows Of(Running.SweepData data) => new(Count(data.All), Count(data.Parts[0].Train), Count(data.Parts[0].Test));

    private static long Count(IDataView rows)
    {
        if (rows.GetRowCount() is { } known)
        {
            return known;
        }

        using var cursor = rows.GetRowCursor([]);
        var count = 0L;
        while (cursor.MoveNext())
        {
            count++;
        }

        return count;
    }
}
