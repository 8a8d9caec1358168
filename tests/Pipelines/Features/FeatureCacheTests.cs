using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Trainers;
using MLNetVision.Trainers.FeatureStore;

namespace MLNetVision.Tests.Pipelines.Features;

public sealed class FeatureCacheTests : IDisposable
{
    private static readonly FeatureSpace Space = new(5, 7);

    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-features-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_one_run_wrote_the_next_one_reads()
    {
        Write(count: 50);
        using var cache = Cache();
        var features = cache.Open(Space);
        var row = new float[7];
        for (var number = 0; number < 50; number++)
        {
            Assert.True(features.TryRead(Key(number), row));
            Assert.Equal(Row(number), row);
        }

        Assert.False(features.TryRead(Key(50), row));
        Assert.Equal(new FeatureCacheStatistics(50, 1, 0, 0, 0, null), cache.Statistics);
    }

    [Fact]
    public void A_row_is_there_as_soon_as_it_is_written_and_kept_once()
    {
        using var cache = Cache();
        var features = cache.Open(Space);
        Assert.False(features.TryRead(Key(1), new float[7]));
        features.Write(Key(1), Row(1));
        features.Write(Key(1), Row(1));
        var row = new float[7];
        Assert.True(features.TryRead(Key(1), row));
        Assert.Equal(Row(1), row);
        Assert.Equal(1, cache.Statistics.Written);
        Assert.Contains("1 of 2 rows", cache.Statistics.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The file is cut after every byte: the records that are whole are there, the torn one is not, and the next run adds it again.</summary>
    [Fact]
    public void A_file_cut_after_any_byte_has_all_rows_before_the_cut()
    {
        Write(count: 3);
        var path = Files().Single();
        var whole = File.ReadAllBytes(path);
        var record = SegmentFormat.RecordBytes(7);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            var expected = Math.Max(0, (length - SegmentFormat.HeaderBytes) / record);
            using var cache = Cache();
            var features = cache.Open(Space);
            Assert.Equal(expected, features.Count);
            Assert.Equal(Enumerable.Range(0, 3).Select(n => n < expected), Enumerable.Range(0, 3).Select(n => features.TryRead(Key(n), new float[7])));
        }
    }

    [Fact]
    public void A_row_with_any_bit_turned_is_computed_anew_and_the_others_stay()
    {
        Write(count: 3);
        var path = Files().Single();
        var whole = File.ReadAllBytes(path);
        var row = new float[7];
        for (var place = 0; place < whole.Length; place++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[place] ^= (byte)(1 << (place % 8));
            File.WriteAllBytes(path, damaged);
            using var cache = Cache();
            var features = cache.Open(Space);
            var hurt = place < SegmentFormat.HeaderBytes ? -1 : (place - SegmentFormat.HeaderBytes) / SegmentFormat.RecordBytes(7);
            for (var number = 0; number < 3; number++)
            {
                var isThere = features.TryRead(Key(number), row);
                Assert.Equal(hurt >= 0 && number != hurt, isThere);
                Assert.True(!isThere || Row(number).SequenceEqual(row));
            }

            features.Write(Key(Math.Max(hurt, 0)), Row(Math.Max(hurt, 0)));
            Assert.True(features.TryRead(Key(Math.Max(hurt, 0)), row));
            Assert.Equal(Row(Math.Max(hurt, 0)), row);
            cache.Dispose();
            Array.ForEach([.. Files().Where(f => f != path)], File.Delete);
        }
    }

    [Fact]
    public void Rows_of_another_space_are_not_mistaken_for_ones_of_this()
    {
        Write(count: 2);
        using var cache = Cache();
        Assert.False(cache.Open(Space with { Id = 6 }).TryRead(Key(0), new float[7]));

        // Not even where a file lies in the wrong folder.
        var folder = Directory.CreateDirectory(Path.Combine(_folder, new string('0', 31) + "9")).FullName;
        File.Copy(Files().First(), Path.Combine(folder, "a.features"));
        Assert.Equal(0, cache.Open(Space with { Id = 9 }).Count);
    }

    [Fact]
    public void The_files_written_first_make_room()
    {
        var record = SegmentFormat.RecordBytes(7);
        var bytes = 40L * record;
        using (var cache = Cache(bytes))
        {
            var features = cache.Open(Space);
            for (var number = 0; number < 200; number++)
            {
                features.Write(Key(number), Row(number));
                Assert.InRange(Files().Sum(f => new FileInfo(f).Length), 0, bytes);
            }

            Assert.True(features.TryRead(Key(199), new float[7]));
            Assert.False(features.TryRead(Key(0), new float[7]));
            Assert.Equal(0, cache.Statistics.Damaged);
            Assert.InRange(cache.Statistics.EvictedFiles, 10, 30);
        }

        using var next = Cache(bytes);
        Assert.InRange(next.Open(Space).Count, 20, 40);
        Assert.True(next.Open(Space).TryRead(Key(199), new float[7]));
    }

    [Fact]
    public void A_smaller_bound_removes_what_is_too_much_when_the_folder_is_opened()
    {
        Write(count: 100, bytes: 400L * SegmentFormat.RecordBytes(7));
        Write(count: 200, bytes: 400L * SegmentFormat.RecordBytes(7));
        Cache(150L * SegmentFormat.RecordBytes(7)).Dispose();
        using var cache = Cache();
        Assert.InRange(cache.Open(Space).Count, 50, 150);
        Assert.True(cache.Open(Space).TryRead(Key(199), new float[7]));
    }

    [Fact]
    public void Threads_and_caches_share_a_folder()
    {
        using var one = Cache();
        using var other = Cache();
        var (first, second) = (one.Open(Space), other.Open(Space));
        Parallel.For(0, 400, n =>
        {
            var features = n % 2 == 0 ? first : second;
            features.Write(Key(n / 3), Row(n / 3));
            var row = new float[7];
            Assert.True(features.TryRead(Key(n / 3), row));
            Assert.Equal(Row(n / 3), row);
        });
        using var cache = Cache();
        Assert.Equal(134, cache.Open(Space).Count);
        Assert.All(Enumerable.Range(0, 134), n => Assert.True(cache.Open(Space).TryRead(Key(n), new float[7])));
    }

    [Fact]
    public void A_folder_that_takes_no_files_stops_no_one()
    {
        using var cache = Cache();
        var features = cache.Open(Space);
        File.WriteAllText(Path.Combine(_folder, new string('0', 31) + "5"), "a file where the folder should be");
        features.Write(Key(1), Row(1));
        Assert.False(features.TryRead(Key(1), new float[7]));
        Assert.Contains("no more rows can be kept", cache.Statistics.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_widths_and_options_are_refused_by_name()
    {
        using var cache = Cache();
        var error = Assert.Throws<ArgumentException>(() => cache.Open(Space).Write(1, new float[8]));
        Assert.Contains("rows of 7 features", error.Message, StringComparison.Ordinal);
        Assert.Contains("Folder", Assert.Throws<ArgumentException>(() => new FeatureCache(new FeatureCacheOptions())).Message, StringComparison.Ordinal);
        Assert.Contains(
            "MaxBytes", Assert.Throws<ArgumentOutOfRangeException>(() => new FeatureCache(new FeatureCacheOptions { Folder = _folder, MaxBytes = 0 })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_space_is_told_by_network_weights_cut_and_preparation()
    {
        var network = Network.Build("backbone", b => b.Input("input", [Dim.Batch, 3, 4, 4]).Conv2d(2, 3, name: "conv").Relu("cut").Flatten());
        var weights = WeightSet.Initialise(network, 1);
        var preparation = new Preprocessing();
        var space = FeatureSpace.Of(network, weights, preparation, "Crop");
        Assert.Equal(space, FeatureSpace.Of(NetworkJson.Read(NetworkJson.Write(network)), WeightSet.Initialise(network, 1), new Preprocessing(), "Crop"));
        Assert.Equal(space, FeatureSpace.Of(network.Freeze(""), weights, preparation, "Crop"));
        FeatureSpace[] others =
        [
            FeatureSpace.Of(network, WeightSet.Initialise(network, 2), preparation, "Crop"), FeatureSpace.Of(network, weights, preparation, "Pad"),
            FeatureSpace.Of(network, weights, preparation with { Mean = [0, 0, 0.5f] }, "Crop"), FeatureSpace.Of(network, weights, preparation, "Cro", "p"),
            FeatureSpace.Of(network.FeaturesAt("cut"), weights, preparation, "Crop"), space,
        ];
        Assert.Equal(others.Length, others.Select(s => s.Id).Distinct().Count());
        Assert.NotEqual(FeatureSpace.KeyOf([1, 2, 3, 4], 1, 4), FeatureSpace.KeyOf([1, 2, 3, 4], 2, 2));
    }

    private static UInt128 Key(int number) => FeatureSpace.KeyOf(BitConverter.GetBytes(number));

    private static float[] Row(int number) => [.. Enumerable.Range(0, 7).Select(i => number + (i / 8f))];

    private FeatureCache Cache(long bytes = 1 << 20) => new(new FeatureCacheOptions { Folder = _folder, MaxBytes = bytes });

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_folder, "*.features", SearchOption.AllDirectories);

    private void Write(int count, long bytes = 1 << 20)
    {
        using var cache = Cache(bytes);
        var features = cache.Open(Space);
        for (var number = 0; number < count; number++)
        {
            features.Write(Key(number), Row(number));
        }
    }
}
