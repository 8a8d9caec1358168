using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Pipelines.Data;

/// <summary>A row to be split: a number, a class, a group, and the same class in other types.</summary>
internal sealed class SplitRow
{
    public int Number { get; set; }

    public string Label { get; set; } = "";

    public float Value { get; set; }

    public bool Flag { get; set; }

    [VectorType(2)]
    public float[] Pair { get; set; } = [0, 0];
}

/// <summary>Data to be split and what a test looks at.</summary>
internal static class SplitRows
{
    /// <summary>Rows numbered from 0, the label of each given; labels come mixed as they are.</summary>
    public static IDataView Of(MLContext ml, IEnumerable<string> labels) => ml.Data.LoadFromEnumerable(
        labels.Select((label, i) => new SplitRow { Number = i, Label = label, Value = label.Length == 0 ? float.NaN : label[0], Flag = label == "a" })
            .ToList());

    /// <summary>Labels "a", "b" ... in these counts, mixed by a fixed stride.</summary>
    public static string[] Labels(params int[] counts)
    {
        var all = counts.SelectMany((count, i) => Enumerable.Repeat($"{(char)('a' + i)}", count)).ToArray();
        return [.. Enumerable.Range(0, all.Length).OrderBy(i => (i * 7919L) % 104729).Select(i => all[i])];
    }

    public static int[] Numbers(this IDataView view, Random? random = null)
    {
        using var cursor = view.GetRowCursor([view.Schema["Number"]], random);
        return [.. cursor.Numbers().Select(row => row.Number)];
    }

    public static List<(long Batch, int Number)> Numbers(this DataViewRowCursor cursor)
    {
        var numbers = new List<(long, int)>();
        var getter = cursor.GetGetter<int>(cursor.Schema["Number"]);
        var value = 0;
        while (cursor.MoveNext())
        {
            getter(ref value);
            numbers.Add((cursor.Batch, value));
        }

        return numbers;
    }

    /// <summary>How many rows each label has, by label.</summary>
    public static int[] Counts(this IDataView view) =>
        [.. view.GetColumn<string>("Label").CountBy(label => label).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];
}
