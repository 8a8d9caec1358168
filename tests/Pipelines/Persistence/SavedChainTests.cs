using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Persistence;

/// <summary>Our transformers in chains with ML.NET's, saved and loaded by ML.NET.</summary>
public sealed class SavedChainTests
{
    /// <summary>The engine and ONNX Runtime round differently.</summary>
    private const float Rounding = 1e-5f;

    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(ScoringTask.Features, 4)]
    [InlineData(ScoringTask.Multiclass, 4)]
    [InlineData(ScoringTask.Binary, 1)]
    [InlineData(ScoringTask.MultiLabel, 4)]
    [InlineData(ScoringTask.Regression, 1)]
    public void Pixels_are_scored_as_before_saving(ScoringTask task, int count)
    {
        var data = SavedModels.Numbers(SavedModels.Pixels(5, 3 * 8 * 6));
        AssertSame(SavedModels.Pictured(task, count).Over(data), data);
    }

    [Theory]
    [InlineData(0, 3, 6, 8)]
    [InlineData(10, 3, 10, 10)]
    [InlineData(11, 1, 11, 11)]
    public void Pictures_that_need_no_scaling_are_scored_as_before_saving(int resize, int channels, int width, int height)
    {
        var data = Pictures.Alike(width, height);
        AssertSame(SavedModels.Pictured(ScoringTask.Multiclass, 3, resize, channels).Over(data, "Image"), data);
    }

    [NeedsResamplingTheory]
    [InlineData(PictureFit.Crop, 0, 3)]
    [InlineData(PictureFit.Crop, 10, 3)]
    [InlineData(PictureFit.Pad, 9, 3)]
    [InlineData(PictureFit.Pad, 0, 1)]
    [InlineData(PictureFit.Crop, 12, 1)]
    public void Pictures_are_scored_as_before_saving(PictureFit fit, int resize, int channels)
    {
        var data = Pictures.View();
        var model = SavedModels.Pictured(ScoringTask.Multiclass, 3, resize, channels) with { Fit = fit };
        AssertSame(model.Over(data, "Image"), data);
    }

    [Fact]
    public void Transformers_of_MLNET_before_and_behind_ours_stay_where_they_are()
    {
        var data = SavedModels.Numbers(SavedModels.Pixels(6, 3 * 8 * 6), "raw");
        var chain = Surrounded(data);
        AssertSame(chain, data);

        var scored = chain.Reload(data.Schema).Transform(data);
        Assert.All(scored.Values<ReadOnlyMemory<char>>("Name"), name => Assert.Contains($"{name}", SavedModels.Classes(4)));
    }

    [Fact]
    public void Two_models_in_one_chain_keep_their_columns_apart()
    {
        var data = SavedModels.Numbers(SavedModels.Pixels(3, 3 * 8 * 6));
        var first = SavedModels.Pictured(ScoringTask.Features, 3, seed: 1).Over(data, output: "first");
        var second = SavedModels.Pictured(ScoringTask.Features, 2, seed: 2).Over(data, output: "second");
        var third = SavedModels.Pictured(ScoringTask.Multiclass, 4, seed: 3).Over(data);
        AssertSame(new TransformerChain<ITransformer>(first, second, third), data);
    }

    [Fact]
    public void Prediction_engines_of_loaded_models_give_what_the_view_gives()
    {
        var rows = SavedModels.Pixels(4, 3 * 8 * 6);
        var data = SavedModels.Numbers(rows);
        var model = SavedModels.Pictured(ScoringTask.Multiclass, 4).Over(data);
        var loaded = model.Reload(data.Schema);
        using var engine = _context.Model.CreatePredictionEngine<Question, Answer>(loaded);

        var expected = model.Transform(data).Vectors("Score");
        var labels = model.Transform(data).Values<uint>("PredictedLabel");
        for (var i = 0; i < rows.Length; i++)
        {
            var answer = engine.Predict(new Question { x = rows[i] });
            Assert.Equal(labels[i], answer.PredictedLabel);
            Assert.All(expected[i].Zip(answer.Score), p => Assert.Equal(p.First, p.Second, Rounding));
        }
    }

    [Fact]
    public void Saving_twice_gives_the_same_contents()
    {
        var data = Pictures.View();
        var model = SavedModels.Pictured(ScoringTask.Multiclass, 3, resize: 10);
        var transformer = model.Over(data, "Image");

        AssertSameEntries(Loaded.Save(transformer, data.Schema), Loaded.Save(transformer, data.Schema));
        AssertSameEntries(Loaded.Save(transformer, data.Schema), Loaded.Save(model.Over(data, "Image"), data.Schema));
        AssertSameEntries(Loaded.Save(transformer, data.Schema), Loaded.Save(transformer.Reload(data.Schema), data.Schema));
    }

    [Fact]
    public void A_network_that_takes_several_rows_at_once_is_refused_with_the_ways_out()
    {
        var network = Network.Build("fixed", b => b.Input("x", [4, 3]).Dense(2, name: "fc"));
        var data = SavedModels.Numbers([[1, 2, 3]]);
        var model = new ScoringModel(network, WeightSet.Initialise(network, 1), new ModelCard(), ScoringTask.Features).Over(data);

        var error = Assert.Throws<NotSupportedException>(() => Loaded.Save(model));
        Assert.All(["'fixed'", "4 rows at once", "VisionModel.Save"], s => Assert.Contains(s, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_can_be_saved_by_many_threads_at_once_and_after_it_was_disposed_of()
    {
        var data = SavedModels.Numbers(SavedModels.Pixels(1, 3 * 8 * 6));
        var model = SavedModels.Pictured(ScoringTask.Multiclass, 3).Over(data);
        model.Dispose();
        var files = new byte[4][];
        Parallel.For(0, files.Length, i => files[i] = Loaded.Save(model, data.Schema));

        Assert.All(files, file => AssertSameEntries(files[0], file));
    }

    [Fact]
    public void Other_weights_give_other_contents()
    {
        var data = SavedModels.Numbers(SavedModels.Pixels(1, 3 * 8 * 6));
        var (one, two) = (SavedModels.Pictured(ScoringTask.Features, 3, seed: 1).Over(data), SavedModels.Pictured(ScoringTask.Features, 3, seed: 2).Over(data));

        Assert.NotEqual(Loaded.Entries(Loaded.Save(one)).Values, Loaded.Entries(Loaded.Save(two)).Values);
    }

    internal static ITransformer Surrounded(IDataView data)
    {
        var context = new MLContext(1);
        var before = context.Transforms.CopyColumns("pixels", "raw").Fit(data);
        var model = SavedModels.Pictured(ScoringTask.Multiclass, 4).Over(before.Transform(data), "pixels");
        var scored = model.Transform(before.Transform(data));
        var behind = context.Transforms.Conversion.MapKeyToValue("Name", "PredictedLabel").Fit(scored);
        return new TransformerChain<ITransformer>(before, model, behind);
    }

    private static void AssertSameEntries(byte[] expected, byte[] actual)
    {
        var (first, second) = (Loaded.Entries(expected), Loaded.Entries(actual));
        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, e => Assert.Equal(e.Value, second[e.Key]));
    }

    private static void AssertSame(ITransformer model, IDataView data)
    {
        var ours = model.GetOutputSchema(data.Schema).Select(c => c.Name).Except(data.Schema.Select(c => c.Name)).ToHashSet();
        var (before, after) = (model.Transform(data), model.Reload(data.Schema).Transform(data));
        Assert.Equal(Described.All(before.Schema), Described.All(after.Schema));
        foreach (var column in before.Schema.Where(c => c.Type is NumberDataViewType or BooleanDataViewType or KeyDataViewType && ours.Contains(c.Name)))
        {
            Assert.Equal(Cells(before, column.Name), Cells(after, column.Name), (a, b) => a == b || Math.Abs(a - b) <= Rounding * Math.Max(1, Math.Abs(a)));
        }

        foreach (var column in before.Schema.Where(c => c.Type is VectorDataViewType { ItemType: NumberDataViewType } && ours.Contains(c.Name)))
        {
            Assert.Equal(before.Vectors(column.Name).Length, after.Vectors(column.Name).Length);
            Assert.All(
                before.Vectors(column.Name).SelectMany(r => r).Zip(after.Vectors(column.Name).SelectMany(r => r)),
                p => Assert.Equal(p.First, p.Second, Rounding * Math.Max(1, Math.Abs(p.First))));
        }
    }

    private static double[] Cells(IDataView view, string column) => view.Schema[column].Type switch
    {
        BooleanDataViewType => [.. view.Values<bool>(column).Select(v => v ? 1.0 : 0)],
        KeyDataViewType => [.. view.Values<uint>(column).Select(v => (double)v)],
        _ => [.. view.Values<float>(column).Select(v => (double)v)],
    };

    private sealed class Question
    {
        [VectorType(3 * 8 * 6)]
        public float[] x { get; set; } = [];
    }

    private sealed class Answer
    {
        [KeyType(4)]
        public uint PredictedLabel { get; set; }

        public float[] Score { get; set; } = [];
    }
}
