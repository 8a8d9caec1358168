using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Codecs;

public class OrientationTests
{
    /// <summary>The stored picture is the rows abc, def.</summary>
    [Theory]
    [InlineData(1, "abc def")]
    [InlineData(2, "cba fed")]
    [InlineData(3, "fed cba")]
    [InlineData(4, "def abc")]
    [InlineData(5, "ad be cf")]
    [InlineData(6, "da eb fc")]
    [InlineData(7, "fc eb da")]
    [InlineData(8, "cf be ad")]
    public void Each_orientation_turns_the_picture_upright(int orientation, string rows)
    {
        var stored = new Image<byte>(3, 2, 1, [.. "abcdef"u8]);

        var upright = Orientation.Apply(stored, orientation);

        var lines = Enumerable.Range(0, upright.Height).Select(y => new string([.. upright.Row(y).ToArray().Select(sample => (char)sample)]));
        Assert.Equal(rows, string.Join(' ', lines));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Pixels_move_whole_and_across_tiles(int channels)
    {
        var stored = new Image<ushort>(67, 41, channels);
        for (var i = 0; i < stored.Samples.Length; i++)
            stored.Samples[i] = (ushort)i;

        var upright = Orientation.Apply(stored, 6);

        Assert.Equal((41, 67, channels), (upright.Width, upright.Height, upright.Channels));
        for (var y = 0; y < upright.Height; y++)
        {
            for (var x = 0; x < upright.Width; x++)
                Assert.Equal(stored[y, stored.Height - 1 - x, channels - 1], upright[x, y, channels - 1]);
        }
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 4)]
    [InlineData(5, 5)]
    [InlineData(6, 8)]
    [InlineData(7, 7)]
    public void The_inverse_gives_the_stored_picture_back(int orientation, int inverse)
    {
        var stored = new Image<byte>(5, 3, 2, [.. Enumerable.Range(0, 30).Select(i => (byte)i)]);

        Assert.Equal(stored.Samples.ToArray(), Orientation.Apply(Orientation.Apply(stored, orientation), inverse).Samples.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void Other_numbers_are_refused(int orientation) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Orientation.Apply(new Image<byte>(1, 1, 1), orientation));
}
