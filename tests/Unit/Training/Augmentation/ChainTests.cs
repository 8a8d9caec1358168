using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Tests.Unit.Training.Augmentation;

public class ChainTests
{
    private static readonly ImageTransform Everything = Every.Transform.Aggregate((all, next) => all.Then(next));

    [Fact]
    public void Equal_seeds_give_equal_pictures()
    {
        var image = TestPictures.Noise(30, 20);

        Assert.Equal(Everything.Apply(image, 5).Samples.ToArray(), Everything.Apply(image, 5).Samples.ToArray());
        Assert.NotEqual(Everything.Apply(image, 5).Samples.ToArray(), Everything.Apply(image, 6).Samples.ToArray());
    }

    [Fact]
    public void The_picture_that_comes_in_is_never_touched()
    {
        var image = TestPictures.Noise(30, 20);
        var before = image.Samples.ToArray();
        for (var seed = 0UL; seed < 30; seed++)
        {
            foreach (var transform in Every.Transform)
                transform.Apply(image, seed);
        }

        Assert.Equal(before, image.Samples.ToArray());
    }

    [Fact]
    public void A_step_keeps_its_choices_when_another_draws_more()
    {
        var image = TestPictures.Places(20, 20);
        var crop = new RandomCrop(7, 7);
        for (var seed = 0UL; seed < 20; seed++)
        {
            var greedy = new Chain([new Drawing(40), crop]).Apply(image, seed);
            var modest = new Chain([new Drawing(0), crop]).Apply(image, seed);
            Assert.Equal(modest.Samples.ToArray(), greedy.Samples.ToArray());
        }
    }

    [Fact]
    public void Two_equal_steps_choose_for_themselves()
    {
        var image = TestPictures.Places(40, 40);
        var chain = new RandomCrop(30, 30).Then(new RandomCrop(20, 20));
        var places = Enumerable.Range(0, 50).Select(i => chain.Apply(image, (ulong)i)).Select(r => (r[0, 0, 0], r[0, 0, 1])).Distinct().Count();

        Assert.True(places > 40, $"Only {places} of 50 places differ.");
    }

    [Fact]
    public void Chains_grow_flat()
    {
        var chain = new HorizontalFlip().Then(new VerticalFlip()).Then(new Greyscale());

        Assert.Equal(new Chain([new HorizontalFlip(), new VerticalFlip(), new Greyscale()]), chain);
        Assert.Equal(chain.GetHashCode(), new Chain([.. chain.Steps]).GetHashCode());
        Assert.NotEqual(chain, chain.Then(new Greyscale()));
    }

    [Fact]
    public void An_empty_chain_changes_nothing()
    {
        var image = TestPictures.Noise(3, 3);
        Assert.Same(image, new Chain([]).Apply(image, 1));
    }

    [Fact]
    public void One_of_several_is_as_likely_as_another()
    {
        var image = TestPictures.Places(3, 4);
        var choice = new OneOf([new ResizeTo(1), new ResizeTo(2), new ResizeTo(3)]);
        var counts = Enumerable.Range(0, 3000).CountBy(i => choice.Apply(image, (ulong)i).Width).ToDictionary();

        Assert.Equal(3, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 870, 1130));
    }

    [Fact]
    public void A_worker_allocates_no_pictures_once_it_has_some()
    {
        var image = TestPictures.Noise(64, 48);
        var pool = new ImagePool();
        Run(300);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(300);
        var perPicture = (GC.GetAllocatedBytesForCurrentThread() - before) / 300;

        Assert.True(perPicture < 4000, $"{perPicture} bytes a picture of {image.Samples.Length} bytes.");

        void Run(int count)
        {
            var chain = new RandomResizedCrop(40) { Antialias = false }.Then(new HorizontalFlip()).Then(new Rotation(10))
                .Then(new ColourJitter(0.4, 0.4, 0.4, 0.1))
                .Then(new GaussianBlur((0.5, 1))).Then(new Elastic(5)).Then(new Cutout(9)).Then(new RandAugment());
            for (var i = 0; i < count; i++)
            {
                var random = new RandomStream((ulong)i);
                pool.Return(chain.Apply(image, ref random, pool));
            }
        }
    }

    [Fact]
    public void Pictures_of_someone_else_never_get_into_a_pool()
    {
        var pool = new ImagePool();
        var foreign = new Image<byte>(5, 5, 3);
        pool.Return(foreign);
        var mine = pool.Rent(5, 5, 3);
        pool.Return(mine);
        pool.Return(mine);

        Assert.NotSame(foreign, mine);
        Assert.Same(mine, pool.Rent(5, 5, 3));
        Assert.NotSame(mine, pool.Rent(5, 5, 3));
    }

    /// <summary>Takes numbers and does nothing.</summary>
    private sealed record Drawing(int Count) : ImageTransform
    {
        public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
        {
            for (var i = 0; i < Count; i++)
                random.NextBits();

            return image;
        }
    }
}
