using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Codecs.Jpeg;

/// <summary>Twelve flat grey blocks in a row, a restart marker behind every second: what survives damage between markers.</summary>
public class JpegRestartTests
{
    private const int Blocks = 12;
    private const int Lost = 128;

    /// <summary>Sixteen ones, stuffed: no code of the standard tables begins so.</summary>
    private static readonly byte[] NoCode = [0xFF, 0x00, 0xFF, 0x00, 0xFF, 0x00];

    private static readonly FlatBlockFile File = new(8 * Blocks, 8, (1, 1)) { RestartInterval = 2, Level = (_, x, _) => Level(x) };

    [Fact]
    public void Whole_intervals_give_the_whole_picture() => AssertBlocks(File.File, lost: []);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    public void Bits_that_are_no_code_cost_their_interval(int interval) =>
        AssertBlocks(Join(Intervals(damaged: interval, NoCode)), lost: [2 * interval, (2 * interval) + 1]);

    [Fact]
    public void An_interval_that_ends_early_costs_the_blocks_it_lacks()
    {
        var intervals = Intervals(damaged: 2, []);
        AssertBlocks(Join(intervals), lost: [4, 5]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Missing_intervals_are_told_by_the_number_of_the_next_marker(int count)
    {
        var parts = Parts(Intervals());
        parts.RemoveRange(1, count);

        AssertBlocks(JoinParts(parts), lost: [.. Enumerable.Range(2, 2 * count)]);
    }

    [Fact]
    public void A_marker_that_has_been_there_already_is_passed_over()
    {
        var parts = Parts(Intervals());
        parts.Insert(2, [0xFF, 0xD0, 0x55, 0x55]);

        AssertBlocks(JoinParts(parts), lost: []);
    }

    [Fact]
    public void Bytes_behind_an_interval_are_passed_over()
    {
        var parts = Parts(Intervals());
        parts[1] = [.. parts[1], 0x12, 0x34, 0x56];

        AssertBlocks(JoinParts(parts), lost: []);
    }

    [Fact]
    public void A_picture_without_a_whole_interval_is_refused()
    {
        var nothing = Enumerable.Repeat(NoCode, Blocks / 2).ToList();

        var refusal = Assert.Throws<ImageFormatException>(() => ImageFile.Decode(Join(nothing)));
        Assert.Contains("every restart interval", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_whose_last_intervals_are_missing_is_refused()
    {
        var intervals = Intervals();
        intervals.RemoveAt(5);

        var refusal = Assert.Throws<ImageFormatException>(() => ImageFile.Decode(Join(intervals)));
        Assert.Contains("end after 10 of 12 units", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_restart_markers_damage_is_refused()
    {
        var file = new FlatBlockFile(8 * Blocks, 8, (1, 1)) { Level = (_, x, _) => Level(x) }.File;
        var data = file.Length - 2 - new FlatBlockFile(8 * Blocks, 8, (1, 1)) { Level = (_, x, _) => Level(x) }.Intervals(0)[0].Length;

        var refusal = Assert.Throws<ImageFormatException>(() => ImageFile.Decode([.. file[..data], .. NoCode, .. file[data..]]));
        Assert.Contains("unit 1 of 12", refusal.Message, StringComparison.Ordinal);
    }

    private static int Level(int block) => 20 * (block + 1);

    private static List<byte[]> Intervals(int damaged = -1, byte[]? damage = null)
    {
        var intervals = File.Intervals(0);
        if (damaged >= 0)
            intervals[damaged] = damage!;
        return intervals;
    }

    /// <summary>Intervals with the marker in front of each but the first.</summary>
    private static List<byte[]> Parts(List<byte[]> intervals) =>
        [.. intervals.Select((interval, i) => i == 0 ? interval : [0xFF, (byte)(0xD0 + ((i - 1) & 7)), .. interval])];

    private static byte[] Join(List<byte[]> intervals) => JoinParts(Parts(intervals));

    private static byte[] JoinParts(List<byte[]> parts)
    {
        var head = File.File[..JpegParts.Find(File.File, 0xDA).End];
        return [.. head, .. parts.SelectMany(part => part), 0xFF, 0xD9];
    }

    private static void AssertBlocks(byte[] file, int[] lost)
    {
        var picture = ImageFile.Decode(file);
        for (var block = 0; block < Blocks; block++)
            Assert.Equal((block, lost.Contains(block) ? Lost : Level(block)), (block, picture[(8 * block) + 3, 5]));
    }
}
