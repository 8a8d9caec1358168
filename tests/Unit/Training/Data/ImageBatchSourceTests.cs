using System.Text.Json;
using MLNetVision.Imaging;
using MLNetVision.Networks;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training.Data;

public class ImageBatchSourceTests
{
    private static readonly ImageTransform Augmented =
        new RandomResizedCrop(6).Then(new HorizontalFlip()).Then(new ColourJitter(0.4, 0.4, 0.4, 0.1)).Then(new RandAugment());

    private static ImageBatchOptions Options => new(new PictureTensor(3, 6, 6) { Mean = [0.5f, 0.4f, 0.3f] }) { Transform = Augmented };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(7, 2)]
    [InlineData(3, 50)]
    public void Batches_do_not_depend_on_the_number_of_workers_nor_on_the_queue(int workers, int queue)
    {
        var options = Options with { Target = BatchTarget.Probabilities, Mixing = new OneMixingOf([new Mixup(), new CutMix()]) };
        var plan = new BatchPlan(Epoch: 3, BatchSize: 8, Seed: 5);
        var expected = ReadAll(new ImageBatchSource(new CountingImages(43, 9, 8), options with { Workers = 1, Queue = 1 }), plan);
        var actual = ReadAll(new ImageBatchSource(new CountingImages(43, 9, 8), options with { Workers = workers, Queue = queue }), plan);

        Assert.Equal(6, expected.Count);
        AssertSame(expected, actual);
    }

    [Fact]
    public void Reading_begins_in_the_middle_of_an_epoch_with_the_same_batches()
    {
        var source = new ImageBatchSource(new CountingImages(43, 9, 8), Options with { Workers = 3 });
        var all = ReadAll(source, new BatchPlan(2, 5, Seed: 1));
        var rest = ReadAll(source, new BatchPlan(2, 5, FirstBatch: 4, Seed: 1));

        AssertSame(all[4..], rest);
        Assert.Empty(ReadAll(source, new BatchPlan(2, 5, FirstBatch: 9, Seed: 1)));
        Assert.Empty(ReadAll(source, new BatchPlan(2, 5, FirstBatch: 900, Seed: 1)));
    }

    [Fact]
    public void Epochs_and_seeds_bring_other_orders_and_other_transforms()
    {
        var source = new ImageBatchSource(new CountingImages(12, 9, 8), Options);
        var inOrder = new BatchPlan(0, 12, Shuffle: false);
        var first = ReadAll(source, inOrder)[0];

        AssertSame([first], ReadAll(source, inOrder));
        Assert.NotEqual(first.Input, ReadAll(source, inOrder with { Epoch = 1 })[0].Input);
        Assert.NotEqual(first.Input, ReadAll(source, inOrder with { Seed = 1 })[0].Input);
        Assert.Equal(first.Target, ReadAll(source, inOrder with { Epoch = 1 })[0].Target);
    }

    [Fact]
    public void Pictures_come_in_the_order_that_data_in_memory_comes_in()
    {
        var plan = new BatchPlan(4, 7, Seed: 9);
        var classes = Enumerable.Range(0, 30).Select(i => $"{i}").ToArray();
        var batches = ReadAll(new ImageBatchSource(new CountingImages(30, 6, 6, i => i) { Classes = classes }, Options), plan);
        var order = new int[30];
        RowOrder.Fill(order, plan);

        Assert.Equal(order, batches.SelectMany(batch => batch.Target).Select(label => (int)label));
        Assert.Equal([7, 7, 7, 7, 2], batches.Select(batch => batch.Target.Length));
    }

    [Fact]
    public void Without_transforms_a_row_is_the_normalised_picture()
    {
        var images = new CountingImages(5, 6, 6);
        var batch = ReadAll(new ImageBatchSource(images, Options with { Transform = null }), new BatchPlan(0, 5, Shuffle: false))[0];
        var planes = images.Picture(3).ToPlanar([0.5f, 0.4f, 0.3f]);

        Assert.Equal(planes, batch.Input[(3 * 108)..(4 * 108)]);
        Assert.Equal([0, 1, 2, 0, 1], batch.Target);
    }

    [Fact]
    public void Targets_are_classes_probabilities_pictures_or_nothing()
    {
        var images = new CountingImages(5, 6, 6);
        var plan = new BatchPlan(0, 5, Shuffle: false);

        Assert.Equal(
            [new BatchField("x", DType.Float32, [3, 6, 6]), new BatchField("y", DType.Int64, [])],
            new ImageBatchSource(images, Options with { InputName = "x", TargetName = "y" }).Fields);
        Assert.Equal([0f, 1, 0], ReadAll(new ImageBatchSource(images, Options with { Target = BatchTarget.Probabilities }), plan)[0].Target[3..6]);
        var picture = ReadAll(new ImageBatchSource(images, Options with { Target = BatchTarget.Picture }), plan)[0];
        Assert.Equal(picture.Input, picture.Target);
        Assert.Equal("input", Assert.Single(new ImageBatchSource(images, Options with { Target = BatchTarget.None }).Fields).Name);
    }

    [Fact]
    public void A_short_last_batch_is_left_out_if_asked()
    {
        var images = new CountingImages(11, 6, 6);
        Assert.Equal([4f, 4, 3], ReadAll(new ImageBatchSource(images, Options), new BatchPlan(0, 4)).Select(b => (float)b.Target.Length));
        Assert.Equal([4f, 4], ReadAll(new ImageBatchSource(images, Options with { DropLast = true }), new BatchPlan(0, 4)).Select(b => (float)b.Target.Length));
        Assert.Empty(ReadAll(new ImageBatchSource(images, Options with { DropLast = true }), new BatchPlan(0, 12)));
        Assert.Equal([3, 2, 0], new[] { (false, 4), (true, 4), (true, 12) }.Select(c =>
            new ImageBatchSource(images, Options with { DropLast = c.Item1 }).Batches(c.Item2)));
    }

    [Fact]
    public void Several_readers_may_be_open_at_once()
    {
        var source = new ImageBatchSource(new CountingImages(20, 9, 8), Options);
        var expected = ReadAll(source, new BatchPlan(1, 4));
        using var outer = source.Open(new BatchPlan(1, 4));
        var batch = new Batch(source.Fields, 4);
        foreach (var one in expected)
        {
            Assert.True(outer.Read(batch));
            AssertSame([one], [Copy(batch)]);
            AssertSame(expected, ReadAll(source, new BatchPlan(1, 4)));
        }

        Assert.False(outer.Read(batch));
        Assert.False(outer.Read(batch));
        AssertSame([expected[^1]], [Copy(batch)]);
    }

    [Fact]
    public void Balanced_epochs_show_every_class_equally_often()
    {
        var images = new CountingImages(100, 6, 6, i => i < 80 ? 0 : i < 97 ? 1 : 2);
        var batches = ReadAll(new ImageBatchSource(images, Options with { Balanced = true }), new BatchPlan(0, 10, Seed: 2));
        var labels = batches.SelectMany(batch => batch.Target).ToArray();

        Assert.Equal(100, labels.Length);
        Assert.All(labels.CountBy(label => label), count => Assert.InRange(count.Value, 33, 34));
        Assert.Equal(11, images.LoadsOf(98), 1.0);
        Assert.InRange(images.LoadsOf(85), 1, 2);
        Assert.NotEqual(labels.Order(), labels);

        var rows = batches.SelectMany(batch => batch.Input.Chunk(108)).Zip(labels).Where(row => row.Second == 2).Select(row => string.Join(' ', row.First));
        Assert.True(rows.Distinct().Count() > 30, "A picture that comes again is transformed anew.");
    }

    [Fact]
    public void An_evaluation_is_not_balanced()
    {
        var images = new CountingImages(9, 6, 6, i => i < 8 ? 0 : 2);
        var batch = ReadAll(new ImageBatchSource(images, Options with { Balanced = true }), new BatchPlan(0, 9, Shuffle: false))[0];
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 2], batch.Target);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused_by_name()
    {
        var images = new CountingImages(5, 6, 6);
        Refused(Options with { Queue = 0 }, "Queue");
        Refused(Options with { Workers = -1 }, "Workers");
        Refused(Options with { InputName = "" }, "InputName");
        Refused(Options with { TargetName = "input" }, "TargetName");
        Refused(Options with { Mixing = new Mixup() }, "Target");
        Refused(Options with { Transform = new Rotation(-1) }, "Degrees");
        Refused(Options with { Tensor = new PictureTensor(3, 0, 6) }, "Height");
        Assert.Throws<ArgumentException>(() => new ImageBatchSource(new CountingImages(5, 6, 6) { Classes = [] }, Options));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageBatchSource(images, Options).Open(new BatchPlan(0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageBatchSource(images, Options).Open(new BatchPlan(0, 5, -1)));

        void Refused(ImageBatchOptions options, string name) =>
            Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new ImageBatchSource(images, options)).ParamName);
    }

    [Fact]
    public void Options_can_be_written_as_JSON()
    {
        var options = Options with { Mixing = new CutMix(), Target = BatchTarget.Probabilities, Balanced = true, Queue = 5 };
        Assert.Equal(options, JsonSerializer.Deserialize<ImageBatchOptions>(JsonSerializer.Serialize(options)));
    }

    internal static List<(float[] Input, float[] Target)> ReadAll(ImageBatchSource source, BatchPlan plan)
    {
        var batches = new List<(float[], float[])>();
        var batch = new Batch(source.Fields, plan.BatchSize);
        using var reader = source.Open(plan);
        while (reader.Read(batch))
            batches.Add(Copy(batch));

        return batches;
    }

    private static (float[] Input, float[] Target) Copy(Batch batch)
    {
        var field = batch.Fields.Count > 1 ? batch.Fields[1] : batch.Fields[0];
        var target = batch[field.Name];
        return (
            batch[batch.Fields[0].Name].As<float>().ToArray(),
            target.Element == DType.Int64 ? Array.ConvertAll(target.As<long>().ToArray(), label => (float)label) : target.As<float>().ToArray());
    }

    private static void AssertSame(IReadOnlyList<(float[] Input, float[] Target)> expected, IReadOnlyList<(float[] Input, float[] Target)> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal(one.Input, other.Input);
            Assert.Equal(one.Target, other.Target);
        }
    }
}
