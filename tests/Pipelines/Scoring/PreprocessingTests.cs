using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Pictures;

namespace MLNetVision.Tests.Pipelines.Scoring;

/// <summary>What a network sees of pixels: the centre, grey where it has one channel, (value / 255 - mean) / deviation.</summary>
public sealed class PreprocessingTests
{
    private readonly MLContext _ml = new(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pixels_become_what_the_card_says(bool fromImages)
    {
        var data = fromImages ? PictureRows.Images(_ml, 2) : PictureRows.Vectors(_ml, 2);
        using var seen = Scored.Transformer(Seen(3), data);
        var pixels = PictureRows.Vector(1).Pixels;
        var card = Models.Card().Preprocessing;
        var expected = from c in Enumerable.Range(0, 3) from p in Centre(pixels, c) select ((p / 255.0) - card.Mean[c]) / card.Deviation[c];
        Near(expected, seen.Transform(data).GetColumn<float[]>("Score").ElementAt(1));
    }

    [Fact]
    public void A_network_of_one_channel_sees_images_in_grey()
    {
        var data = PictureRows.Images(_ml, 2);
        using var seen = Scored.Transformer(Seen(1), data);
        var pixels = PictureRows.Vector(1).Pixels;
        var grey = Centre(pixels, 0).Zip(Centre(pixels, 1), Centre(pixels, 2)).Select(p => (0.299 * p.First) + (0.587 * p.Second) + (0.114 * p.Third));
        var card = Models.Card(1).Preprocessing;
        Near(grey.Select(g => ((g / 255) - card.Mean[0]) / card.Deviation[0]), seen.Transform(data).GetColumn<float[]>("Score").ElementAt(1));
    }

    [Theory]
    [InlineData(3 * 10 * 10)]
    [InlineData(3 * 8 * 6)]
    public void Vectors_hold_pixels_of_the_resized_or_of_the_networks_size(int size)
    {
        var data = Numbers(size, i => i % 251);
        using var seen = Scored.Transformer(Seen(3), data);
        var score = seen.Transform(data).GetColumn<float[]>("Score").Single();
        var card = Models.Card().Preprocessing;
        var first = size == 300 ? (1 * 10) + 2 : 0;
        Assert.Equal(((first / 255.0) - card.Mean[0]) / card.Deviation[0], score[0], 1e-5);
        Assert.Equal(144, score.Length);
    }

    [Fact]
    public void Vectors_of_another_size_are_refused_with_those_that_fit()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Scored.Transformer(Seen(3), Numbers(301, i => i)));
        Assert.Contains("an image or a vector of 300 or 144 Single", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Pixels'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Vector<Single, 301>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_taken_as_they_are()
    {
        var network = Network.Build("numbers", b => b.Input("x", ["N", 5]).Affine(2, 1));
        var data = Numbers(5, i => i);
        using var model = Scored.Transformer(new ScoringModel(network, new WeightSet([]), new ModelCard(), ScoringTask.Features), data);
        Assert.Equal([1, 3, 5, 7, 9], model.Transform(data).GetColumn<float[]>("Score").Single());
        Assert.Throws<ArgumentOutOfRangeException>(() => Scored.Transformer(model.Model, Numbers(6, i => i)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scored.Transformer(model.Model, PictureRows.Images(_ml, 1)));
    }

    [Fact]
    public void A_card_that_resizes_to_less_than_the_network_takes_is_refused()
    {
        var model = Seen(3) with { Card = Models.Card() with { Preprocessing = Models.Card().Preprocessing with { Resize = 7 } } };
        var error = Assert.Throws<ArgumentException>(() => Scored.Transformer(model, PictureRows.Vectors(_ml, 1)));
        Assert.Contains("resizes pictures to 7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_whose_batch_is_one_scores_row_by_row()
    {
        var engine = new CountingEngine();
        var network = Network.Build("single", b => b.Input("x", [1, 3, 8, 6]).Flatten().Dense(2, name: "fc"));
        var data = PictureRows.Vectors(_ml, 5);
        var model = new ScoringModel(network, WeightSet.Initialise(network, 1), Models.Card(), ScoringTask.Features);
        using var transformer = Scored.Transformer(model, data, new ScoringOptions { Engine = engine });
        var rows = Scored.Rows(transformer.Transform(data));
        Assert.Equal(Enumerable.Range(0, 5), rows.Select(r => r.Id));
        Assert.Equal([1, 1, 1, 1, 1], engine.Batches);
        Assert.Equal(5, rows.Select(r => r.Score[0]).Distinct().Count());
    }

    [Fact]
    public void A_network_of_any_picture_size_takes_that_of_the_card()
    {
        var network = Network.Build("open", b => b.Input("x", ["N", 3, "H", "W"]).Conv2d(2, 3, name: "conv").GlobalAveragePool().Flatten());
        var data = PictureRows.Vectors(_ml, 2);
        using var transformer = Scored.Transformer(new ScoringModel(network, WeightSet.Initialise(network, 1), Models.Card(), ScoringTask.Features), data);
        Assert.Equal(2, transformer.Transform(data).GetColumn<float[]>("Score").Select(s => s[1]).Distinct().Count());
    }

    [Fact]
    public void Outputs_that_do_not_fit_the_task_are_refused()
    {
        var model = Models.Of(ScoringTask.Features);
        var data = PictureRows.Vectors(_ml, 1);
        Assert.Contains("one logit", Refusal(model with { Task = ScoringTask.Binary }, data), StringComparison.Ordinal);
        Assert.Contains("one value", Refusal(model with { Task = ScoringTask.Regression }, data), StringComparison.Ordinal);
        var one = Models.Of(ScoringTask.Binary) with { Task = ScoringTask.Multiclass };
        Assert.Contains("two logits or more", Refusal(one, data), StringComparison.Ordinal);
        var named = model with { Task = ScoringTask.Multiclass, Card = Models.Card(3, "a", "b") };
        Assert.Contains("names 2 classes, but the network scores 3", Refusal(named, data), StringComparison.Ordinal);
    }

    private static string Refusal(ScoringModel model, IDataView data) => Assert.Throws<ArgumentException>(() => Scored.Transformer(model, data)).Message;

    /// <summary>A model whose features are what the network is given.</summary>
    private static ScoringModel Seen(int channels)
    {
        var network = Network.Build("seen", b => b.Input("image", ["N", channels, Models.Height, Models.Width]).Affine());
        return new ScoringModel(network, new WeightSet([]), Models.Card(channels), ScoringTask.Features);
    }

    private static IEnumerable<float> Centre(float[] pixels, int channel) =>
        from y in Enumerable.Range(1, Models.Height) from x in Enumerable.Range(2, Models.Width)
        select pixels[(((channel * Models.Resize) + y) * Models.Resize) + x];

    private static void Near(IEnumerable<double> expected, float[] actual)
    {
        var numbers = expected.ToArray();
        Assert.Equal(numbers.Length, actual.Length);
        Assert.All(numbers.Zip(actual), n => Assert.Equal(n.First, n.Second, 2e-6 * Math.Max(1, Math.Abs(n.First))));
    }

    private IDataView Numbers(int size, Func<int, float> value)
    {
        var definition = SchemaDefinition.Create(typeof(NumberRow));
        definition["Pixels"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        return _ml.Data.LoadFromEnumerable([new NumberRow { Pixels = [.. Enumerable.Range(0, size).Select(value)] }], definition);
    }

    public sealed class NumberRow
    {
        public float[] Pixels { get; set; } = [];
    }
}
