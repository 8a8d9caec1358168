using Microsoft.ML.Data;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Persistence;

/// <summary>What models that are no classifiers of several classes are saved as, loaded by ML.NET.</summary>
public sealed class SavedScoresTests
{
    private static readonly float[] Extremes = [0, -0f, 1e-30f, -1e-30f, 0.25f, -0.25f, 3.7f, 80, -80, 1e6f, -1e6f];

    [Fact]
    public void A_yes_or_no_has_the_logit_its_sigmoid_and_its_sign()
    {
        var scored = Model(ScoringTask.Binary, 1).Reload().Transform(SavedModels.Numbers(Extremes.Select(x => new[] { x })));

        Assert.Equal(["x", "PredictedLabel", "Score", "Probability"], scored.Schema.Select(c => c.Name));
        Assert.Equal([BooleanDataViewType.Instance, NumberDataViewType.Single, NumberDataViewType.Single], scored.Schema.Skip(1).Select(c => c.Type));
        Assert.Equal(Extremes, scored.Values<float>("Score"));
        Assert.Equal(Extremes.Select(x => x > 0), scored.Values<bool>("PredictedLabel"));
        Assert.All(Extremes.Zip(scored.Values<float>("Probability")), p => Assert.Equal(1 / (1 + Math.Exp(-(double)p.First)), p.Second, 1e-6));
    }

    [Fact]
    public void A_number_comes_out_as_it_is()
    {
        float[] numbers = [.. Extremes, 1e30f, -1e-20f];
        var scored = Model(ScoringTask.Regression, 1).Reload().Transform(SavedModels.Numbers(numbers.Select(x => new[] { x })));

        Assert.Equal(["x", "Score"], scored.Schema.Select(c => c.Name));
        Assert.Equal(NumberDataViewType.Single, scored.Schema["Score"].Type);
        Assert.All(numbers.Zip(scored.Values<float>("Score")), p => Assert.Equal(p.First, p.Second, Math.Abs(p.First) * 2e-7f));
    }

    [Fact]
    public void Several_labels_at_once_have_a_sigmoid_each_and_their_names()
    {
        var scored = Model(ScoringTask.MultiLabel, 3).Reload().Transform(SavedModels.Numbers([[-2, 0, 2], [80, -80, 0.5f]]));

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1, 3), scored.Schema["Score"].Type);
        Assert.Equal(SavedModels.Classes(3), scored.Schema["Score"].Texts("SlotNames"));
        double[] expected = [-2, 0, 2, 80, -80, 0.5];
        Assert.All(expected.Zip(scored.Vectors("Score").SelectMany(r => r)), p => Assert.Equal(1 / (1 + Math.Exp(-p.First)), p.Second, 1e-6));
    }

    [Fact]
    public void Features_are_one_column_of_the_type_that_ONNX_gives()
    {
        var scored = Model(ScoringTask.Features, 4).Reload().Transform(SavedModels.Numbers([[1, 2, 3, 4]]));

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1, 4), scored.Schema["Score"].Type);
        Assert.Equal([1, 2, 3, 4], scored.Vectors("Score").Single());
    }

    [Theory]
    [InlineData(ScoringTask.Features, 3)]
    [InlineData(ScoringTask.Multiclass, 3)]
    [InlineData(ScoringTask.Binary, 1)]
    [InlineData(ScoringTask.MultiLabel, 3)]
    [InlineData(ScoringTask.Regression, 1)]
    public void Names_types_and_annotations_are_those_before_saving(ScoringTask task, int count)
    {
        var model = Model(task, count);
        var schema = SavedModels.Numbers([new float[count]]).Schema;

        Assert.Equal(Described.All(model.GetOutputSchema(schema)), Described.All(model.Reload(schema).GetOutputSchema(schema)));
    }

    [Theory]
    [InlineData("Score.output", "a.b")]
    [InlineData("with blanks ", " x")]
    [InlineData("特徴", "пиксели")]
    [InlineData("Score", "x.output")]
    [InlineData("MLNetVision.Input", "MLNetVision.Output")]
    [InlineData("MLNetVision.Output", "MLNetVision.Input")]
    [InlineData("same", "same")]
    public void Columns_may_have_any_names(string output, string input)
    {
        var data = SavedModels.Numbers([[1, 2]], input);
        var model = SavedModels.Logits(ScoringTask.Features, 2).Over(data, input, output);
        var scored = model.Reload().Transform(data);

        Assert.Equal([.. new[] { input, output }.Distinct()], scored.Schema.Where(c => !c.IsHidden).Select(c => c.Name));
        Assert.Equal([1, 2], model.Transform(data).Vectors(output).Single());
        Assert.Equal([1, 2], scored.Vectors(output).Single());
    }

    private static ScoringTransformer Model(ScoringTask task, int count) => SavedModels.Logits(task, count).Over(SavedModels.Numbers([new float[count]]));
}
