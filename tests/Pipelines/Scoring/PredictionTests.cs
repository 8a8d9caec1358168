using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Scoring;

/// <summary>Prediction engines score a row at a time.</summary>
public sealed class PredictionTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Classes_come_with_their_names()
    {
        var data = PictureRows.Vectors(_ml, 8);
        using var transformer = Scored.Transformer(Models.Of(ScoringTask.Multiclass), data);
        var chain = transformer.Append(_ml.Transforms.Conversion.MapKeyToValue("Name", "PredictedLabel").Fit(transformer.Transform(data)));
        using var engine = _ml.Model.CreatePredictionEngine<PictureRows.VectorRow, Classified>(chain);
        var expected = _ml.Data.CreateEnumerable<Classified>(chain.Transform(data), reuseRowObject: false).ToArray();
        var actual = Enumerable.Range(0, 8).Select(i => engine.Predict(PictureRows.Vector(i))).ToArray();
        Assert.Equal(expected.Select(e => e.Name), actual.Select(a => a.Name));
        Assert.All(expected.Zip(actual).SelectMany(p => p.First.Score.Zip(p.Second.Score)), s => Assert.Equal(s.First, s.Second, 1e-5f));
        Assert.All(actual, a => Assert.Equal(new[] { "ant", "bee", "cat" }[Array.IndexOf(a.Score, a.Score.Max())], a.Name));
    }

    [Fact]
    public void Images_are_scored_as_in_batches_and_stay_the_callers()
    {
        var data = PictureRows.Images(_ml, 4);
        using var transformer = Scored.Transformer(Models.Of(ScoringTask.Regression), data);
        using var engine = _ml.Model.CreatePredictionEngine<PictureRows.ImageRow, Number>(transformer);
        var expected = transformer.Transform(data).GetColumn<float>("Score").ToArray();
        var row = PictureRows.Image(2);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(expected[2], engine.Predict(row).Score, 1e-5f);
            Assert.Equal(expected[1], engine.Predict(PictureRows.Image(1)).Score, 1e-5f);
        }

        Assert.Equal(Models.Resize, row.Image!.Width);
    }

    [Fact]
    public void A_row_without_an_image_is_refused_by_name()
    {
        using var transformer = Scored.Transformer(Models.Of(ScoringTask.Regression), PictureRows.Images(_ml, 1));
        using var engine = _ml.Model.CreatePredictionEngine<PictureRows.ImageRow, Number>(transformer);
        var error = Assert.Throws<InvalidOperationException>(() => engine.Predict(new PictureRows.ImageRow()));
        Assert.Contains("'Image' has no image", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, float.Abs(engine.Predict(PictureRows.Image(1)).Score) * 0);
    }

    [Fact]
    public void Engines_of_eight_threads_give_what_one_gives()
    {
        var data = PictureRows.Vectors(_ml, 40);
        using var transformer = Scored.Transformer(Models.Of(ScoringTask.Regression), data);
        var expected = Predict(transformer);
        var results = new float[8][];
        Thread[] threads = [.. Enumerable.Range(0, 8).Select(i => new Thread(() => results[i] = Predict(transformer)))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        Assert.All(results, r => Assert.Equal(expected, r));
    }

    [Fact]
    public void Thousands_of_predictions_take_no_memory_but_what_the_engine_takes_for_a_row()
    {
        // The engine may copy the row's numbers, which the built-in transformer beside ours does not read.
        const long MostBytes = (PictureRows.Size * sizeof(float)) + 400;
        var data = PictureRows.Vectors(_ml, 1);
        var counting = new CountingScorers();
        using var transformer = Scored.Transformer(Models.Of(ScoringTask.Regression), data, new ScoringOptions { Engine = counting });
        var builtIn = BytesOfCall(_ml.Transforms.Conversion.ConvertType("Score", "Id", DataKind.Single).Fit(data));
        Assert.InRange(BytesOfCall(transformer) - builtIn, -400, MostBytes);
        Assert.Equal(1, counting.Compiled);
    }

    private long BytesOfCall(ITransformer model)
    {
        const int Calls = 3000;
        using var engine = _ml.Model.CreatePredictionEngine<PictureRows.VectorRow, Number>(model);
        var (row, number) = (PictureRows.Vector(1), new Number());
        for (var i = 0; i < 100; i++)
        {
            engine.Predict(row, ref number);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
        {
            engine.Predict(row, ref number);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }

    private float[] Predict(ScoringTransformer transformer)
    {
        using var engine = _ml.Model.CreatePredictionEngine<PictureRows.VectorRow, Number>(transformer);
        return [.. Enumerable.Range(0, 40).Select(i => engine.Predict(PictureRows.Vector(i)).Score)];
    }

    public sealed class Classified
    {
        public string Name { get; set; } = "";

        public float[] Score { get; set; } = [];
    }

    public sealed class Number
    {
        public float Score { get; set; }
    }
}
