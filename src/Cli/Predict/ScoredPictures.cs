using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Cli.Predict;

/// <summary>The rows of a scored view, one by one.</summary>
internal static class ScoredPictures
{
    /// <param name="scored">A view with Score and ImagePath.</param>
    /// <param name="best">How many classes of each row.</param>
    public static IEnumerable<ScoredPicture> Of(IDataView scored, int best)
    {
        var names = Names(scored.Schema["Score"]);
        using var cursor = scored.GetRowCursor([scored.Schema["Score"], scored.Schema["ImagePath"]]);
        var getScore = cursor.GetGetter<VBuffer<float>>(scored.Schema["Score"]);
        var getPath = cursor.GetGetter<ReadOnlyMemory<char>>(scored.Schema["ImagePath"]);
        VBuffer<float> buffer = default;
        ReadOnlyMemory<char> path = default;
        while (cursor.MoveNext())
        {
            getPath(ref path);
            getScore(ref buffer);
            var score = buffer.DenseValues().ToArray();
            var order = Enumerable.Range(0, score.Length).OrderByDescending(i => score[i]).Take(best).ToArray();
            yield return new ScoredPicture(path.ToString(), names[order[0]], score[order[0]], order.ToDictionary(i => names[i], i => score[i]));
        }
    }

    private static string[] Names(DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.Annotations.GetValue("SlotNames", ref names);
        return [.. names.DenseValues().Select(n => n.ToString())];
    }
}
