using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Scoring;

namespace MLNetVision.Tests.Pipelines.Scoring;

/// <summary>Fitted models over test data, and what they give.</summary>
internal static class Scored
{
    public static ScoringTransformer Transformer(ScoringModel model, IDataView data, ScoringOptions? options = null) =>
        new(model, PictureInput.Of(model, data.Schema, data.Schema.GetColumnOrNull("Image") is null ? "Pixels" : "Image", "test"), options: options);

    /// <summary>Id and Score of each row by the path of a prediction engine: one row at a time.</summary>
    public static List<(int Id, float[] Score)> OneByOne(ScoringTransformer transformer, IDataView data)
    {
        var mapper = transformer.GetRowToRowMapper(data.Schema);
        var cursor = data.GetRowCursor(data.Schema);
        using var row = mapper.GetRow(cursor, mapper.OutputSchema);
        return Rows(row, cursor.MoveNext);
    }

    /// <summary>Id and Score of the rows of a cursor.</summary>
    public static List<(int Id, float[] Score)> Rows(DataViewRowCursor cursor)
    {
        using (cursor)
        {
            return Rows(cursor, cursor.MoveNext);
        }
    }

    public static List<(int Id, float[] Score)> Rows(IDataView view, Random? random = null) =>
        Rows(view.GetRowCursor([view.Schema["Id"], view.Schema["Score"]], random));

    private static List<(int Id, float[] Score)> Rows(DataViewRow row, Func<bool> moveNext)
    {
        var rows = new List<(int, float[])>();
        var getId = row.GetGetter<int>(row.Schema["Id"]);
        var getScore = row.GetGetter<VBuffer<float>>(row.Schema["Score"]);
        var (id, score) = (0, default(VBuffer<float>));
        while (moveNext())
        {
            getId(ref id);
            getScore(ref score);
            rows.Add((id, [.. score.DenseValues()]));
        }

        return rows;
    }
}
