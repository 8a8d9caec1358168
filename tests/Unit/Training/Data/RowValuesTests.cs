using MLNetVision.Networks;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training.Data;

public sealed class RowValuesTests
{
    private static readonly PictureTensor Tensor = new(3, 6, 6);

    [Fact]
    public void Numbers_stay_with_their_pictures_in_every_order()
    {
        var pairs = new RowValues("pairs", [2], [.. Enumerable.Range(0, 22).Select(i => (float)i)]);
        var singles = new RowValues("single", Shape.Scalar, [.. Enumerable.Range(0, 11).Select(i => i / 2f)]);
        var source = new ImageBatchSource(
            new CountingImages(11, 6, 6), new ImageBatchOptions(Tensor) { Target = BatchTarget.None }, values: [pairs, singles]);

        Assert.Equal(["input", "pairs", "single"], source.Fields.Select(f => f.Name));
        var seen = new List<float>();
        var batch = new Batch(source.Fields, 4);
        using var reader = source.Open(new BatchPlan(3, 4, Seed: 8));
        while (reader.Read(batch))
        {
            for (var row = 0; row < batch.Rows; row++)
            {
                var single = batch["single"].As<float>()[row];
                Assert.Equal([4 * single, (4 * single) + 1], batch["pairs"].As<float>().Slice(2 * row, 2).ToArray());
                seen.Add(single);
            }
        }

        Assert.Equal(singles.Numbers, seen.Order());
        Assert.NotEqual(singles.Numbers, seen);
    }

    [Theory]
    [InlineData("input", 5)]
    [InlineData("target", 5)]
    [InlineData("age", 4)]
    public void Numbers_of_a_taken_name_or_of_other_pictures_are_refused(string name, int count) => Assert.Contains(
        name,
        Assert.ThrowsAny<ArgumentException>(() => new ImageBatchSource(
            new CountingImages(5, 6, 6), new ImageBatchOptions(Tensor), values: [new RowValues(name, Shape.Scalar, new float[count])])).Message,
        StringComparison.Ordinal);
}
