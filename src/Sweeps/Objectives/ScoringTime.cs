using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Sweeps;

/// <summary>How long scoring takes.</summary>
internal static class ScoringTime
{
    public static double MillisecondsARow(SweepMeasure measure, string score)
    {
        var clock = Stopwatch.StartNew();
        var column = measure.Scored.Schema[score];
        var rows = column.Type is VectorDataViewType ? Read<VBuffer<float>>(measure.Scored, column) : Read<float>(measure.Scored, column);
        return rows == 0 ? double.NaN : clock.Elapsed.TotalMilliseconds / rows;
    }

    private static long Read<T>(IDataView data, DataViewSchema.Column column)
    {
        using var cursor = data.GetRowCursor([column]);
        var getter = cursor.GetGetter<T>(column);
        T value = default!;
        var rows = 0L;
        while (cursor.MoveNext())
        {
            getter(ref value);
            rows++;
        }

        return rows;
    }
}
