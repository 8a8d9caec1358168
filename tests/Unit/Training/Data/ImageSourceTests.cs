using MLNetVision.Imaging;
using MLNetVision.Tests.Unit.Training.Augmentation;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training.Data;

public class ImageSourceTests
{
    private static readonly byte[] Png = ImageFile.Encode(TestPictures.Noise(3, 2), ImageFormat.Png);

    [Fact]
    public void A_folder_tree_is_read_in_the_order_of_its_names()
    {
        using var folder = new TemporaryFolder();
        string[] pictures = ["dog/b.png", "dog/a.PNG", "cat/deep/z.jpeg", "cat/y.bmp", "Ant/1.pgm"];
        string[] others = ["cat/notes.txt", "cat/.hidden.png", "cat/.thumbnails/y.png", ".git/x.png"];
        foreach (var name in pictures.Concat(others))
            folder.Write(name, Png);

        var images = FolderImages.Open(folder.Root);

        Assert.Equal(["Ant", "cat", "dog"], images.Classes);
        Assert.Equal(
            ["Ant/1.pgm", "cat/deep/z.jpeg", "cat/y.bmp", "dog/a.PNG", "dog/b.png"],
            Enumerable.Range(0, images.Count).Select(i => Path.GetRelativePath(folder.Root, images.Name(i)).Replace('\\', '/')));
        Assert.Equal([0, 1, 1, 2, 2], Enumerable.Range(0, images.Count).Select(images.Label));
        Assert.Equal(TestPictures.Noise(3, 2).Samples.ToArray(), images.Load(3, new ImagePool()).Samples.ToArray());
    }

    [Fact]
    public void Another_folders_classes_decide_the_labels()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dog/b.png", Png);
        var images = FolderImages.Open(folder.Root, ["cat", "dog", "emu"]);

        Assert.Equal(1, images.Label(0));
        Assert.Contains("'dog'", Assert.Throws<ArgumentException>(() => FolderImages.Open(folder.Root, ["cat"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_that_are_no_tree_of_classes_are_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<DirectoryNotFoundException>(() => FolderImages.Open(Path.Combine(folder.Root, "nowhere")));
        Assert.Contains("holds no folders", Assert.Throws<ArgumentException>(() => FolderImages.Open(folder.Root)).Message, StringComparison.Ordinal);

        folder.Write("empty/readme.txt", [1]);
        Assert.Contains("holds no picture", Assert.Throws<ArgumentException>(() => FolderImages.Open(folder.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_have_to_be_classes()
    {
        Assert.Contains("picture 1", Assert.Throws<ArgumentException>(() => new FileImages([("a", 0), ("b", -1)])).Message, StringComparison.Ordinal);
        Assert.Contains("2 classes", Assert.Throws<ArgumentException>(() => new FileImages([("a", 2)], ["x", "y"])).Message, StringComparison.Ordinal);
        Assert.Equal(["0", "1", "2", "3"], new FileImages([("a", 3), ("b", 1)]).Classes);
    }

    [Fact]
    public void Packed_pictures_lie_one_after_the_other()
    {
        var samples = Enumerable.Range(0, 24).Select(i => (byte)i).ToArray();
        var images = new PackedImages(samples, 2, 3, 2, [1, 0]);

        Assert.Equal(samples[12..], images.Load(1, new ImagePool()).Samples.ToArray());
        Assert.Equal(samples[..12], images.Samples(0).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => images.Samples(2).Length);
        Assert.Throws<ArgumentException>(() => new PackedImages(samples, 2, 3, 2, [1, 0, 0]));
        Assert.Throws<ArgumentException>(() => new PackedImages(new byte[60], 2, 3, 5, [1, 0]));
    }

    [Fact]
    public void A_sheet_is_cut_into_tiles()
    {
        var images = PackedImages.FromSheet(TestPictures.Places(11, 7, 2), 5, 3, (column, row) => (2 * row) + column);

        Assert.Equal(4, images.Count);
        Assert.Equal([0, 1, 2, 3], Enumerable.Range(0, 4).Select(images.Label));
        var last = images.Load(3, new ImagePool());
        Assert.Equal((5, 3, 9, 5), (last[0, 0, 0], last[0, 0, 1], last[4, 2, 0], last[4, 2, 1]));
    }

    [Fact]
    public void Parts_keep_the_shares_of_the_classes()
    {
        var images = new FileImages([.. Enumerable.Range(0, 100).Select(i => ($"{i}", i < 70 ? 0 : i < 90 ? 1 : 2))]);
        var (first, second) = images.Split(0.8, seed: 3);

        Assert.Equal([56, 16, 8], Counts(first));
        Assert.Equal([14, 4, 2], Counts(second));
        Assert.Equal(100, Names(first).Union(Names(second)).Count());
        Assert.Equal(Names(first), Names(images.Split(0.8, seed: 3).First));
        Assert.NotEqual(Names(first), Names(images.Split(0.8, seed: 4).First));
        Assert.Throws<ArgumentOutOfRangeException>(() => images.Split(1.5));

        static int[] Counts(IImageSource part) => [.. Enumerable.Range(0, part.Count).CountBy(part.Label).OrderBy(c => c.Key).Select(c => c.Value)];

        static string[] Names(IImageSource part) => [.. Enumerable.Range(0, part.Count).Select(part.Name)];
    }

    [Fact]
    public void A_selection_may_repeat_pictures_and_refuses_others()
    {
        var images = new FileImages([("a", 0), ("b", 1)]);
        var chosen = images.Select([1, 1, 0]);

        Assert.Equal(["b", "b", "a"], Enumerable.Range(0, 3).Select(chosen.Name));
        Assert.Equal([1, 1, 0], Enumerable.Range(0, 3).Select(chosen.Label));
        Assert.Throws<ArgumentOutOfRangeException>(() => images.Select([2]));
    }

    [Fact]
    public void A_cache_decodes_once_what_fits_and_the_rest_each_time()
    {
        var source = new CountingImages(5, 4, 4);
        var cache = new CachedImages(source, 3 * 48);
        var pool = new ImagePool();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 5; i++)
            {
                var image = cache.Load(i, pool);
                Assert.Equal(source.Picture(i).Samples.ToArray(), image.Samples.ToArray());
                pool.Return(image);
            }
        }

        Assert.Equal([1, 1, 1, 3, 3], Enumerable.Range(0, 5).Select(source.LoadsOf));
        Assert.Equal(144, cache.Bytes);
    }

    [Fact]
    public void A_cache_keeps_prepared_pictures()
    {
        var source = new CountingImages(4, 10, 6);
        var cache = new CachedImages(source, 1000, new ResizeTo(3));
        var first = cache.Load(2, new ImagePool());

        Assert.Same(first, cache.Load(2, new ImagePool()));
        Assert.Equal((3, 3), (first.Width, first.Height));
        Assert.Equal(27, cache.Bytes);
        Assert.Equal(1, source.LoadsOf(2));
    }

    [Fact]
    public void A_cache_never_exceeds_its_limit_when_many_ask_at_once()
    {
        var cache = new CachedImages(new CountingImages(200, 4, 4), 50 * 48);
        Parallel.For(0, 2000, i => cache.Load(i * 7 % 200, new ImagePool()));

        Assert.Equal(50 * 48, cache.Bytes);
    }
}
