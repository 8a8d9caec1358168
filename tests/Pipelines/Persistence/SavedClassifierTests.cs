using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.TestKit;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Persistence;

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
        var scored = Chain(classes).Reload().Transform(SavedModels.Numbers(rows));
        var (scores, labels) = (scored.Vectors("Score"), scored.Values<uint>("PredictedLabel"));

        for (var i = 0; i < rows.Length; i++)
        {
            Assert.All(SavedModels.Softmax(rows[i]).Zip(scores[i]), p => Assert.Equal(p.First, p.Second, Probability));
            Assert.Equal(1 + Array.IndexOf(rows[i], rows[i].Max()), (int)labels[i]);
        }
    }

    [Fact]
    public void Columns_are_those_of_a_classifier_of_MLNET()
    {
        var schema = Chain(3).Reload().GetOutputSchema(SavedModels.Numbers([[1, 2, 3]]).Schema);

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
        var model = SavedModels.Logits(ScoringTask.Multiclass, names.Length);
        model = model with { Card = model.Card with { Labels = names } };
        var schema = SavedForm.Build(model, new SavedColumns("x") { Width = names.Length }).Reload().GetOutputSchema(SavedModels.Numbers([new float[names.Length]]).Schema);

        Assert.Equal(names, schema["PredictedLabel"].Texts("KeyValues"));
        Assert.Equal(names, schema["Score"].Texts("SlotNames"));
    }

    [Fact]
    public void Classes_without_names_are_called_by_their_places()
    {
        var model = SavedModels.Logits(ScoringTask.Multiclass, 3);
        model = model with { Card = model.Card with { Labels = [] } };
        var schema = SavedForm.Build(model, new SavedColumns("x") { Width = 3 }).Reload().GetOutputSchema(SavedModels.Numbers([[1, 2, 3]]).Schema);

        Assert.Equal(["0", "1", "2"], schema["PredictedLabel"].Texts("KeyValues"));
    }

    [Fact]
    public void A_card_that_names_too_few_classes_is_refused()
    {
        var model = SavedModels.Logits(ScoringTask.Multiclass, 3);
        model = model with { Card = model.Card with { Labels = ["a", "b"] } };

        var error = Assert.Throws<ArgumentException>(() => SavedForm.Build(model, new SavedColumns("x") { Width = 3 }));
        Assert.Contains("gives 3 scores", error.Message, StringComparison.Ordinal);
        Assert.Contains("names 2 classes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Logits_of_minus_infinity_are_classes_without_a_chance()
    {
        var scored = Chain(3).Reload().Transform(SavedModels.Numbers([[float.NegativeInfinity, 0, 0], [float.NegativeInfinity, float.NegativeInfinity, -1e30f]]));
        var scores = scored.Vectors("Score");

        Assert.Equal([0, 0.5f, 0.5f], scores[0].Select(s => MathF.Round(s, 4)));
        Assert.Equal([0, 0, 1], scores[1]);
        Assert.Equal([2u, 3u], scored.Values<uint>("PredictedLabel"));
    }

    private static ITransformer Chain(int classes) => SavedForm.Build(SavedModels.Logits(ScoringTask.Multiclass, classes), new SavedColumns("x") { Width = classes });

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
