using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Segmentation;

/// <summary>What holds for segments of any picture; their equality with a peer's is a parity test.</summary>
public class GraphSegmentationTests
{
    [Fact]
    public void A_square_on_a_plain_ground_is_a_segment_of_its_own()
    {
        var picture = new Image<byte>(40, 30, 3);
        for (var y = 10; y < 20; y++)
            picture.Row(y)[(3 * 12)..(3 * 27)].Fill(200);

        var segments = new GraphSegmentation { Sigma = 0, Scale = 50 }.Segment(picture);
        Assert.Equal(2, segments.Count);
        Assert.Equal(15 * 10, segments.Labels.Count(1));
        Assert.Equal(1, segments[12, 10]);
        Assert.Equal(0, segments[11, 10]);
    }

    [Fact]
    public void No_segment_is_smaller_than_the_minimum()
    {
        var picture = new Image<byte>(50, 50, 1, SplitMix.Bytes(1, 2500));
        var segments = new GraphSegmentation { Scale = 1, MinimumSize = 40 }.Segment(picture);
        Assert.All(segments.Labels.ToArray().CountBy(label => label), pair => Assert.InRange(pair.Value, 40, 2500));
    }

    [Fact]
    public void Alpha_is_passed_over_and_sixteen_bits_are_the_same_colours()
    {
        var rgb = new Image<byte>(30, 30, 3, SplitMix.Bytes(2, 2700));
        var alpha = rgb.WithChannels(4);
        for (var i = 3; i < alpha.Samples.Length; i += 4)
            alpha.Samples[i] = (byte)i;

        var segmentation = new GraphSegmentation { Scale = 40, MinimumSize = 5 };
        var labels = segmentation.Segment(rgb).Labels.ToArray();
        Assert.Equal(labels, segmentation.Segment(alpha).Labels.ToArray());
        Assert.True(labels.Max() > 3);
        Assert.Equal(labels.Max(), segmentation.Segment(rgb.ToUInt16()).Labels.ToArray().Max());
    }

    [Fact]
    public void A_pixel_is_a_segment() => Assert.Equal(1, new GraphSegmentation().Segment(new Image<byte>(1, 1, 3)).Count);

    [Fact]
    public void Settings_out_of_range_are_refused_by_name()
    {
        var picture = new Image<byte>(4, 4, 1);
        Assert.Contains("Scale", Refusal(new() { Scale = double.NaN }), StringComparison.Ordinal);
        Assert.Contains("Sigma", Refusal(new() { Sigma = -1 }), StringComparison.Ordinal);
        Assert.Contains("MinimumSize", Refusal(new() { MinimumSize = -1 }), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphSegmentation().Segment(picture)[4, 0]);

        string Refusal(GraphSegmentation segmentation) => Assert.Throws<ArgumentOutOfRangeException>(() => segmentation.Segment(picture)).Message;
    }
}
