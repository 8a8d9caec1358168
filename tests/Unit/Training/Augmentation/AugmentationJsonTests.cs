using System.Text.Json;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Tests.Unit.Training.Augmentation;

public class AugmentationJsonTests
{
    [Fact]
    public void Every_transform_comes_back_as_it_was()
    {
        foreach (var transform in Every.Transform)
            Assert.Equal(transform, AugmentationJson.ReadTransform(AugmentationJson.Write(transform)));

        var all = new Chain(Every.Transform);
        Assert.Equal(all, AugmentationJson.ReadTransform(AugmentationJson.Write(all)));
    }

    [Fact]
    public void Every_mixing_comes_back_as_it_was()
    {
        foreach (var mixing in Every.Mixing)
            Assert.Equal(mixing, AugmentationJson.ReadMixing(AugmentationJson.Write(mixing)));
    }

    [Fact]
    public void No_transform_or_mixing_is_forgotten()
    {
        Assert.Equal(Concrete(typeof(ImageTransform)), Every.Transform.Select(t => t.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Concrete(typeof(BatchMixing)), Every.Mixing.Select(t => t.GetType().Name).Distinct().Order(StringComparer.Ordinal));

        static IEnumerable<string> Concrete(Type root) =>
            root.Assembly.GetTypes().Where(t => t.IsSubclassOf(root) && !t.IsAbstract).Select(t => t.Name).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{ "kind": "Sparkle" }""")]
    [InlineData("""{ "probability": 0.5 }""")]
    [InlineData("""{ "kind": "HorizontalFlip", "chance": 0.5 }""")]
    [InlineData("""{ "kind": "Chain", "steps": [""")]
    public void What_is_no_transform_is_refused(string json)
    {
        var refusal = Assert.ThrowsAny<Exception>(() => AugmentationJson.ReadTransform(json));
        Assert.True(refusal is JsonException or NotSupportedException, $"{refusal}");
    }

    [Fact]
    public void Parameters_out_of_range_are_refused_when_read() =>
        Assert.Contains(
            "HorizontalFlip.Probability",
            Assert.Throws<ArgumentOutOfRangeException>(() => AugmentationJson.ReadTransform("""{ "kind": "HorizontalFlip", "probability": 2 }""")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void The_text_is_what_a_person_would_write()
    {
        var json = JsonDocument.Parse(AugmentationJson.Write(new RandomResizedCrop(224).Then(new HorizontalFlip()))).RootElement;
        var crop = json.GetProperty("steps")[0];

        Assert.Equal("RandomResizedCrop", crop.GetProperty("kind").GetString());
        Assert.Equal(224, crop.GetProperty("height").GetInt32());
        Assert.Equal(0.08, crop.GetProperty("area").GetProperty("from").GetDouble());
        Assert.Equal("Bilinear", crop.GetProperty("interpolation").GetString());
    }
}
