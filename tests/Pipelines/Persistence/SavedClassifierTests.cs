using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.TestKit;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Persistence;

/// <summary>What a classifier is saved as, loaded by ML.NET, against softmax in double precision.</summary>
public sealed class SavedClassifierTests
{
    /// <summary>Single precision sums over a thousand classes, and the lead of the first largest class, a quarter of 2e-5 at most.</summary>
    private const double Probability = 1e-5;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Probabilities_and_labels_are_those_of_softmax(int classes)
    {
        float[][] rows = [.. Random(classes, 4), .. Random(classes, 80), .. Ties(classes), .. Extremes(classes)];
        var model = Model(classes);
        var scored = model.Reload().Transform(SavedModels.Numbers(rows));
        var (scores, labels) = (scored.Vectors("Score"), scored.Values<uint>("PredictedLabel"));

        for (var i = 0; i < rows.Length; i++)
        {
            Assert.All(SavedModels.Softmax(rows[i]).Zip(scores[i]), p => Assert.Equal(p.First, p.Second, Probability));
        }

        Assert.Equal(model.Transform(SavedModels.Numbers(rows)).Values<uint>("PredictedLabel"), labels);
        Assert.Equal(rows.Select(r => 1 + (uint)Array.IndexOf(r, r.Max())), labels);
    }

    [Fact]
    public void Logits_that_are_hardly_apart_have_the_label_of_the_first_of_equal_probability()
    {
        float[][] rows = [[0, 2e-8f, 0], [0, 4e-8f, 0], [-1e-8f, 0, 2e-8f], [1, MathF.BitIncrement(1), 1], [-2.9802322e-8f, 0, 0], [-2.9802326e-8f, 0, 0]];
        var (model, data) = (Model(3), SavedModels.Numbers(rows));

        Assert.Equal([1u, 2, 2, 2, 1, 2], model.Transform(data).Values<uint>("PredictedLabel"));
        Assert.Equal([1u, 2, 2, 2, 1, 2], model.Reload().Transform(data).Values<uint>("PredictedLabel"));
    }

    [Fact]
    public void Columns_are_those_of_a_classifier_of_MLNET()
    {
        var schema = Model(3).Reload().GetOutputSchema(SavedModels.Numbers([[1, 2, 3]]).Schema);

        Assert.Equal(Described.All(Model(3).GetOutputSchema(SavedModels.Numbers([[1, 2, 3]]).Schema)), Described.All(schema));
        Assert.Equal(["x", "PredictedLabel", "Score"], schema.Select(c => c.Name));
        Assert.Equal(new KeyDataViewType(typeof(uint), 3), schema["PredictedLabel"].Type);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3), schema["Score"].Type);
        Assert.Equal(SavedModels.Classes(3), schema["PredictedLabel"].Texts("KeyValues"));
        Assert.Equal(SavedModels.Classes(3), schema["Score"].Texts("SlotNames"));
    }

    [Fact]
    public void Classes_may_have_any_names()
    {
        string[] names = ["", " ", "ü.output", "a", "a", "\"quoted\"\n", "猫"];
        var data = SavedModels.Numbers([new float[names.Length]]);
        var schema = Labelled(names.Length, names).Over(data).Reload().GetOutputSchema(data.Schema);

        Assert.Equal(names, schema["PredictedLabel"].Texts("KeyValues"));
        Assert.Equal(names, schema["Score"].Texts("SlotNames"));
    }

    [Fact]
    public void Classes_without_names_stay_without()
    {
        var data = SavedModels.Numbers([[1, 2, 3]]);
        var model = Labelled(3).Over(data);

        Assert.Equal(Described.All(model.GetOutputSchema(data.Schema)), Described.All(model.Reload().GetOutputSchema(data.Schema)));
        Assert.Equal([3u], model.Reload().Transform(data).Values<uint>("PredictedLabel"));
    }

    [Fact]
    public void What_is_no_number_has_no_label()
    {
        var data = SavedModels.Numbers(
            [[float.NaN, 1, 2], [1, float.NaN, 0], [float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity], [1, 2, 3]]);
        var model = Labelled(3).Over(data);

        Assert.Equal([0u, 0, 0, 3], model.Transform(data).Values<uint>("PredictedLabel"));
        Assert.Equal([0u, 0, 0, 3], model.Reload().Transform(data).Values<uint>("PredictedLabel"));
        Assert.Equal(model.Transform(data).Vectors("Score").Take(3), model.Reload().Transform(data).Vectors("Score").Take(3));
    }

    [Fact]
    public void Logits_of_minus_infinity_are_classes_without_a_chance()
    {
        var scored = Model(3).Reload()
            .Transform(SavedModels.Numbers([[float.NegativeInfinity, 0, 0], [float.NegativeInfinity, float.NegativeInfinity, -1e30f]]));
        var scores = scored.Vectors("Score");

        Assert.Equal([0, 0.5f, 0.5f], scores[0].Select(s => MathF.Round(s, 4)));
        Assert.Equal([0, 0, 1], scores[1]);
        Assert.Equal([2u, 3u], scored.Values<uint>("PredictedLabel"));
    }

    private static ScoringModel Labelled(int count, params string[] labels)
    {
        var model = SavedModels.Logits(ScoringTask.Multiclass, count);
        return model with { Card = model.Card with { Labels = labels } };
    }

    private static ScoringTransformer Model(int classes) => SavedModels.Logits(ScoringTask.Multiclass, classes).Over(SavedModels.Numbers([new float[classes]]));

    private static IEnumerable<float[]> Random(int classes, float range) => Enumerable.Range(0, 5).Select(row =>
        Enumerable.Range(0, classes).Select(i => range * ((2 * SplitMix.Uniform((ulong)(classes + row), (ulong)i)) - 1)).ToArray());

    /// <summary>Two or all classes with the same logit, far above the others, far below, and in the midst of them.</summary>
    private static IEnumerable<float[]> Ties(int classes)
    {
        yield return new float[classes];
        yield return [.. Enumerable.Repeat(-80f, classes)];
        foreach (var tied in new[] { 3.3f, 0.1f, 80, -0.7f })
        {
            foreach (var others in new[] { -80f, tied - 0.5f, tied - 5 })
            {
                var row = Enumerable.Range(0, classes).Select(i => others - SplitMix.Uniform(9, (ulong)i)).ToArray();
                (row[classes / 3], row[^1]) = (tied, tied);
                yield return row;
            }
        }
    }

    private static IEnumerable<float[]> Extremes(int classes)
    {
        foreach (var high in new[] { 80f, -80, 1e4f })
        {
            var row = Enumerable.Repeat(-high, classes).ToArray();
            row[classes / 2] = high;
            yield return row;
        }
    }
}
