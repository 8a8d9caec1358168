using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Scoring;

/// <summary>Columns of every type pass a scored batch as they are.</summary>
public sealed class EveryTypeTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Values_of_every_type_pass_as_they_are()
    {
        var rows = Enumerable.Range(0, 9).Select(Every.Of).ToArray();
        var data = _ml.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(_ml.Data.LoadFromEnumerable(rows)).Transform(_ml.Data.LoadFromEnumerable(rows));
        using var transformer = Scored.Transformer(Models.Of(ScoringTask.Features), data, new ScoringOptions { BatchSize = 4 });
        var scored = transformer.Transform(data);
        Assert.Equal(data.Schema.Select(c => $"{c}"), scored.Schema.Take(data.Schema.Count).Select(c => $"{c}"));
        var given = _ml.Data.CreateEnumerable<Every>(data, reuseRowObject: false).ToArray();
        var passed = _ml.Data.CreateEnumerable<Every>(scored, reuseRowObject: false).ToArray();
        Assert.Equal(9, passed.Length);
        Assert.Equivalent(given, passed, strict: true);
        Assert.Equal(data.GetColumn<uint>("Key"), scored.GetColumn<uint>("Key"));
        Assert.Equal(data.GetColumn<ReadOnlyMemory<char>[]>("Texts").Select(Join), scored.GetColumn<ReadOnlyMemory<char>[]>("Texts").Select(Join));
    }

    [Fact]
    public void Rows_keep_their_identities()
    {
        var data = PictureRows.Vectors(_ml, 9);
        using var transformer = Scored.Transformer(Models.Of(ScoringTask.Features), data, new ScoringOptions { BatchSize = 4 });
        Assert.Equal(Ids(data, "Id"), Ids(transformer.Transform(data), "Score"));
    }

    [Fact]
    public void Sparse_vectors_are_scored_as_dense_ones()
    {
        var dense = PictureRows.Vectors(_ml, 6);
        var sparse = _ml.Transforms.CustomMapping<PictureRows.VectorRow, SparseRow>((row, s) => s.Sparse = Sparse(row.Pixels), null)
            .Fit(dense).Transform(dense);
        var picture = _ml.Transforms.DropColumns("Pixels").Append(_ml.Transforms.CopyColumns("Pixels", "Sparse")).Fit(sparse).Transform(sparse);
        var model = Models.Of(ScoringTask.Features);
        using var transformer = Scored.Transformer(model, picture);
        var zeros = Scored.Rows(transformer.Transform(picture));
        Assert.All(zeros.Zip(Scored.OneByOne(transformer, picture)), r => Assert.Equal(r.Second.Score[0], r.First.Score[0], 1e-4f));
        Assert.Equal(6, zeros.Select(z => z.Score[0]).Distinct().Count());
    }

    private static VBuffer<float> Sparse(float[] pixels) => new(pixels.Length, 2, [pixels[33], pixels[155]], [33, 155]);

    private static string Join(ReadOnlyMemory<char>[] texts) => string.Join('|', texts);

    private static List<DataViewRowId> Ids(IDataView view, string column)
    {
        using var cursor = view.GetRowCursor([view.Schema[column]]);
        var (getter, id, ids) = (cursor.GetIdGetter(), default(DataViewRowId), new List<DataViewRowId>());
        while (cursor.MoveNext())
        {
            getter(ref id);
            ids.Add(id);
        }

        return ids;
    }

    public sealed class SparseRow
    {
        [VectorType(PictureRows.Size)]
        public VBuffer<float> Sparse { get; set; }
    }

    public sealed class Every
    {
        [VectorType(PictureRows.Size)]
        public float[] Pixels { get; set; } = [];

        public bool Truth { get; set; }

        public byte Byte { get; set; }

        public short Short { get; set; }

        public ulong Long { get; set; }

        public double Double { get; set; }

        public string Text { get; set; } = "";

        public DateTime Date { get; set; }

        public DateTimeOffset DateOffset { get; set; }

        public TimeSpan Time { get; set; }

        public double[] Doubles { get; set; } = [];

        public string[] Texts { get; set; } = [];

        public static Every Of(int i) => new()
        {
            Pixels = PictureRows.Vector(i).Pixels,
            Truth = i % 2 == 0,
            Byte = (byte)(i + 250),
            Short = (short)-i,
            Long = ulong.MaxValue - (ulong)i,
            Double = i / 7.0,
            Text = i == 3 ? "" : $"text {i}",
            Date = new DateTime(2001, 2, 3 + i),
            DateOffset = new DateTimeOffset(2001, 2, 3 + i, 4, 5, 6, TimeSpan.FromHours(i)),
            Time = TimeSpan.FromSeconds(i),
            Doubles = [.. Enumerable.Range(0, i).Select(n => n * 0.5)],
            Texts = [.. Enumerable.Range(0, 8 - i).Select(n => $"{i}.{n}")],
        };
    }
}
