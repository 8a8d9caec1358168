using MLNetVision.Imaging;
using MLNetVision.Networks.Engines;
using MLNetVision.Tests.Unit.Training.Augmentation;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training.Data;

/// <summary>Workers: how far they read ahead, how they fail and how they end.</summary>
public class QueuedReaderTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static ImageBatchOptions Options => new(new PictureTensor(3, 4, 4)) { Workers = 4, Queue = 3 };

    /// <summary>
    /// Batch b may be filled once batch b - 3 has been handed over. The caller counts before it asks for a batch, so the bound holds at every moment.
    /// </summary>
    [Fact]
    public void Workers_never_read_farther_ahead_than_the_queue()
    {
        var asked = 0;
        var farthest = 0;
        var images = new CountingImages(200, 4, 4);
        images.OnLoad = index =>
        {
            var ahead = (index / 5) - Volatile.Read(ref asked);
            InterlockedMax(ref farthest, ahead);
        };
        var source = new ImageBatchSource(images, Options);
        var batch = new Batch(source.Fields, 5);
        using var reader = source.Open(new BatchPlan(0, 5, Shuffle: false));
        SpinWait.SpinUntil(() => images.Loads >= 15, Patience);
        Assert.Equal(15, images.Loads);
        do
        {
            Interlocked.Increment(ref asked);
        }
        while (reader.Read(batch));

        Assert.Equal(200, images.Loads);
        Assert.InRange(farthest, 1, 2);
    }

    [Fact]
    public void No_more_batches_are_in_memory_than_the_queue_and_the_callers_own()
    {
        var source = new ImageBatchSource(new CountingImages(60, 4, 4), Options);
        var batch = new Batch(source.Fields, 5);
        var seen = new HashSet<HostTensor>(ReferenceEqualityComparer.Instance) { batch["input"] };
        for (var epoch = 0; epoch < 4; epoch++)
        {
            using var reader = source.Open(new BatchPlan(epoch, 5));
            while (reader.Read(batch))
                seen.Add(batch["input"]);
        }

        Assert.InRange(seen.Count, 2, 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_failure_names_the_first_bad_picture_and_waits_for_its_batch(int workers)
    {
        var images = new CountingImages(30, 4, 4);
        images.OnLoad = index =>
        {
            if (index is 13 or 12 or 28)
                throw new IOException("The disk hums.");
        };
        var source = new ImageBatchSource(images, Options with { Workers = workers });
        var batch = new Batch(source.Fields, 5);
        using var reader = source.Open(new BatchPlan(0, 5, Shuffle: false));

        Assert.True(reader.Read(batch));
        Assert.True(reader.Read(batch));
        for (var again = 0; again < 2; again++)
        {
            var failure = Assert.Throws<ImageLoadException>(() => reader.Read(batch));
            Assert.Equal((12, "picture 12"), (failure.Index, failure.Name));
            Assert.Contains("The disk hums.", failure.Message, StringComparison.Ordinal);
            Assert.IsType<IOException>(failure.InnerException);
        }
    }

    [Fact]
    public void A_picture_that_has_the_wrong_size_after_all_is_named()
    {
        var images = new MemoryImages([(new Image<byte>(4, 4, 3), 0), (new Image<byte>(5, 4, 3), 0)]);
        var failure = Assert.Throws<ImageLoadException>(() => ImageBatchSourceTests.ReadAll(new ImageBatchSource(images, Options), new BatchPlan(0, 2)));

        Assert.Equal(1, failure.Index);
        Assert.Contains("5 x 4", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_no_pictures_fail_by_their_path_or_are_skipped_and_reported()
    {
        using var folder = new TemporaryFolder();
        var good = ImageFile.Encode(TestPictures.Noise(4, 4), ImageFormat.Png);
        var paths = Enumerable.Range(0, 10).Select(i => folder.Write($"{i}.png", i is 1 or 4 or 7 ? good[..40] : good)).ToArray();
        var images = new FileImages([.. paths.Select((path, i) => (path, i))]);
        var plan = new BatchPlan(0, 2, Shuffle: false);

        var failure = Assert.Throws<ImageLoadException>(() => ImageBatchSourceTests.ReadAll(new ImageBatchSource(images, Options), plan));
        Assert.Equal((1, paths[1]), (failure.Index, failure.Name));

        var source = new ImageBatchSource(images, Options with { Corrupt = CorruptPictures.Skip });
        for (var round = 0; round < 2; round++)
        {
            var batches = ImageBatchSourceTests.ReadAll(source, plan);
            Assert.Equal([[0], [2, 3], [5], [6], [8, 9]], batches.Select(batch => batch.Target));
            Assert.All(batches, batch => Assert.Equal(TestPictures.Noise(4, 4).ToPlanar(), batch.Input[..48]));
        }

        Assert.Equal([(1, paths[1]), (4, paths[4]), (7, paths[7])], source.Skipped.Select(skipped => (skipped.Index, skipped.Name)));
        Assert.All(source.Skipped, skipped => Assert.NotEmpty(skipped.Reason));
    }

    [Fact]
    public void A_batch_without_any_picture_left_is_an_error()
    {
        using var folder = new TemporaryFolder();
        var images = new FileImages([(folder.Write("a.png", [1, 2, 3]), 0), (folder.Write("b.png", [1, 2, 3]), 0)]);
        var source = new ImageBatchSource(images, Options with { Corrupt = CorruptPictures.Skip });

        Assert.Equal(0, Assert.Throws<ImageLoadException>(() => ImageBatchSourceTests.ReadAll(source, new BatchPlan(0, 2, Shuffle: false))).Index);
        Assert.Equal(2, source.Skipped.Count);
    }

    [Fact]
    public void A_missing_file_is_an_error_even_where_damage_is_skipped()
    {
        var images = new FileImages([("/nowhere/at/all.png", 0)]);
        var source = new ImageBatchSource(images, Options with { Corrupt = CorruptPictures.Skip });
        Assert.Equal("/nowhere/at/all.png", Assert.Throws<ImageLoadException>(() => ImageBatchSourceTests.ReadAll(source, new BatchPlan(0, 1))).Name);
    }

    [Fact]
    public void Nothing_is_loaded_after_Dispose_and_no_file_is_locked()
    {
        using var folder = new TemporaryFolder();
        var png = ImageFile.Encode(TestPictures.Noise(4, 4), ImageFormat.Png);
        var paths = Enumerable.Range(0, 40).Select(i => folder.Write($"{i}.png", png)).ToArray();
        var images = new CountingImages(40, 4, 4);
        var files = new FileImages([.. paths.Select(path => (path, 0))]);
        foreach (var source in new[] { new ImageBatchSource(images, Options), new ImageBatchSource(files, Options) })
        {
            for (var i = 0; i < 20; i++)
            {
                var reader = source.Open(new BatchPlan(0, 2));
                Assert.True(reader.Read(new Batch(source.Fields, 2)));
                reader.Dispose();
                reader.Dispose();
                var loads = images.Loads;
                Assert.Equal(0, images.Active);
                foreach (var path in paths)
                    new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();

                Assert.Equal(loads, images.Loads);
                Assert.Throws<ObjectDisposedException>(() => reader.Read(new Batch(source.Fields, 2)));
            }
        }
    }

    [Fact]
    public async Task Cancellation_wakes_a_waiting_reader_and_ends_the_workers()
    {
        using var blocked = new ManualResetEventSlim();
        using var reached = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();
        var images = new CountingImages(40, 4, 4)
        {
            OnLoad = _ =>
            {
                reached.Set();
                blocked.Wait(Patience);
            },
        };
        var source = new ImageBatchSource(images, Options, cancellation: cancellation.Token);
        var reader = source.Open(new BatchPlan(0, 2));
        var reading = Task.Run(() => reader.Read(new Batch(source.Fields, 2)));
        Assert.True(reached.Wait(Patience));
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => reading.WaitAsync(Patience));

        blocked.Set();
        reader.Dispose();
        Assert.InRange(images.Loads, 1, 4);
        using var late = source.Open(new BatchPlan(0, 2));
        Assert.Throws<OperationCanceledException>(() => late.Read(new Batch(source.Fields, 2)));
    }

    [Fact]
    public async Task Dispose_wakes_a_reader_that_waits_on_another_thread()
    {
        using var blocked = new ManualResetEventSlim();
        using var reached = new ManualResetEventSlim();
        var images = new CountingImages(40, 4, 4)
        {
            OnLoad = _ =>
            {
                reached.Set();
                blocked.Wait(Patience);
            },
        };
        var source = new ImageBatchSource(images, Options);
        var reader = source.Open(new BatchPlan(0, 2));
        var reading = Task.Run(() => reader.Read(new Batch(source.Fields, 2)));
        Assert.True(reached.Wait(Patience));
        var disposing = Task.Run(reader.Dispose);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => reading.WaitAsync(Patience));

        blocked.Set();
        await disposing.WaitAsync(Patience);
        Assert.Equal(0, images.Active);
    }

    [Fact]
    public void A_batch_of_other_fields_or_size_is_refused_and_nothing_is_lost()
    {
        var source = new ImageBatchSource(new CountingImages(4, 4, 4), Options);
        using var reader = source.Open(new BatchPlan(0, 2, Shuffle: false));

        Assert.Throws<ArgumentException>(() => reader.Read(new Batch(source.Fields, 3)));
        Assert.Throws<ArgumentException>(() => reader.Read(new Batch([source.Fields[0]], 2)));
        var batch = new Batch(source.Fields, 2);
        Assert.True(reader.Read(batch));
        Assert.Equal([0L, 1L], batch["target"].As<long>().ToArray());
    }

    [Fact]
    public void An_empty_source_has_no_batches() =>
        Assert.Empty(ImageBatchSourceTests.ReadAll(new ImageBatchSource(new CountingImages(0, 4, 4), Options), new BatchPlan(0, 2)));

    [Fact]
    public void A_worker_that_fails_between_rows_ends_the_reader_not_the_process()
    {
        var source = new ImageBatchSource(new NamelessImages(), Options);
        using var reader = source.Open(new BatchPlan(0, 2));
        for (var again = 0; again < 2; again++)
        {
            var fault = Assert.Throws<InvalidOperationException>(() => reader.Read(new Batch(source.Fields, 2)));
            Assert.Contains("It has no name.", fault.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Cannot load a picture, and cannot say which.</summary>
    private sealed class NamelessImages : IImageSource
    {
        public int Count => 4;

        public IReadOnlyList<string> Classes => ["a"];

        public int Label(int index) => 0;

        public string Name(int index) => throw new NotSupportedException("It has no name.");

        public Image<byte> Load(int index, ImagePool pool) => throw new IOException("It is gone.");
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }
}
