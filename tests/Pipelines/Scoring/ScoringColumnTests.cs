using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Scoring;

namespace MLNetVision.Tests.Pipelines.Scoring;

/// <summary>What a fitted model adds to data.</summary>
public sealed class ScoringColumnTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Images_and_vectors_of_their_pixels_give_the_same()
    {
        var model = Models.Of(ScoringTask.Features);
        var images = PictureRows.Images(_ml, 5);
        var vectors = PictureRows.Vectors(_ml, 5);
        using var fromImages = Scored.Transformer(model, images);
        using var fromVectors = Scored.Transformer(model, vectors);
        var expected = fromVectors.Transform(vectors).GetColumn<float[]>("Score").ToArray();
        Assert.Equal(5, expected.Length);
        Assert.Equal(5, expected.Select(v => v[0]).Distinct().Count());
        Assert.Equal(expected, fromImages.Transform(images).GetColumn<float[]>("Score"));
    }

    [Fact]
    public void Classes_have_the_columns_of_the_built_in_trainers()
    {
        var data = PictureRows.Vectors(_ml, 4);
        using var transformer = Scored.Transformer(Models.Of(ScoringTask.Multiclass), data);
        var scored = transformer.Transform(data);
        Assert.Equal(["Id", "Name", "Pixels", "PredictedLabel", "Score"], scored.Schema.Select(c => c.Name));
        var scores = scored.GetColumn<float[]>("Score").ToArray();
        Assert.All(scores, s => Assert.Equal(1, s.Sum(), 1e-5));
        Assert.Equal(scores.Select(s => (uint)Array.IndexOf(s, s.Max()) + 1), scored.GetColumn<uint>("PredictedLabel"));
    }
}
