using MLNetVision.Metrics;

namespace MLNetVision.Tests.Unit.Metrics.Detection;

public class BoxTests
{
    private static readonly Box Square = new(0, 0, 10, 10);

    public static TheoryData<Box> WhatIsNoBox =>
    [
        new Box(float.NaN, 0, 10, 10), new Box(0, float.NaN, 10, 10), new Box(0, 0, float.PositiveInfinity, 10), new Box(0, float.NegativeInfinity, 10, 10),
        new Box(10, 0, 0, 10), new Box(0, 10, 10, 0),
    ];

    [Fact]
    public void Overlaps_are_those_worked_out_by_hand()
    {
        Assert.Equal(1, Iou.Of(Square, Square));
        Assert.Equal(25.0 / 175, Iou.Of(Square, new Box(5, 5, 15, 15)));
        Assert.Equal(0.25, Iou.Of(Square, new Box(0, 0, 5, 5)));
        Assert.Equal(0, Iou.Of(Square, new Box(10, 0, 20, 10)));
        Assert.Equal(0.5, Iou.ShareOf(new Box(5, 0, 15, 10), Square));
        Assert.Equal(1, Iou.ShareOf(new Box(2, 2, 3, 3), Square));
        Assert.Equal(new[,] { { 1, 0.25 }, { 0.25, 1 } }, Iou.Between([Square, new(0, 0, 5, 5)], [Square, new(0, 0, 5, 5)]));
    }

    [Fact]
    public void Generalised_overlaps_are_those_worked_out_by_hand()
    {
        Assert.Equal(1, GIoU.Of(Square, Square));
        Assert.Equal(-1.0 / 3, GIoU.Of(Square, new Box(20, 0, 30, 10)), 15);
        Assert.Equal((25.0 / 175) - (50.0 / 225), GIoU.Of(Square, new Box(5, 5, 15, 15)), 15);
        Assert.Equal(0, GIoU.Of(new Box(3, 3, 3, 3), new Box(3, 3, 3, 3)));
        Assert.Equal(-0.5, GIoU.Of(Square, new Box(20, 0, 20, 10)));
        Assert.Equal(new[,] { { 1.0, 0.25 } }, GIoU.Between([Square], [Square, new(0, 0, 5, 5)]));
    }

    [Theory]
    [MemberData(nameof(WhatIsNoBox))]
    public void What_is_no_box_overlaps_with_nothing(Box none)
    {
        Assert.False(none.IsBox);
        Assert.False(none.HasArea);
        Assert.Equal(0, Iou.Of(none, none));
        Assert.Equal(0, Iou.Of(Square, none));
        Assert.Equal(0, Iou.ShareOf(Square, none));
        Assert.Equal(-1, GIoU.Of(Square, none));
        Assert.Equal(-1, GIoU.Of(none, Square));
    }

    [Fact]
    public void A_line_and_a_point_are_boxes_that_overlap_with_nothing()
    {
        foreach (var flat in new[] { new Box(2, 2, 2, 8), new Box(2, 2, 8, 2), new Box(2, 2, 2, 2) })
        {
            Assert.True(flat.IsBox);
            Assert.False(flat.HasArea);
            Assert.Equal(0, Iou.Of(flat, flat));
            Assert.Equal(0, Iou.Of(Square, flat));
            Assert.Equal(0, Iou.ShareOf(flat, Square));
        }
    }

    [Fact]
    public void Great_finite_boxes_do_not_overflow()
    {
        var huge = new Box(-float.MaxValue, -float.MaxValue, float.MaxValue, float.MaxValue);
        Assert.Equal(1, Iou.Of(huge, huge));
        Assert.Equal(1, GIoU.Of(huge, huge));
    }

    [Fact]
    public void Boxes_are_clipped_to_their_picture()
    {
        Assert.Equal(new Box(0, 0, 20, 10), new Box(-5, -5, 50, 50).ClippedTo(20, 10));
        Assert.Equal(new Box(20, 3, 20, 4), new Box(30, 3, 40, 4).ClippedTo(20, 10));
        Assert.True(float.IsNaN(new Box(float.NaN, 0, 1, 1).ClippedTo(20, 10).X0));
    }

    [Fact]
    public void A_box_comes_back_from_its_offset()
    {
        var coder = new BoxCoder { WeightX = 10, WeightY = 10, WeightWidth = 5, WeightHeight = 5 };
        var (from, to) = (new Box(10, 20, 50, 100), new Box(14, 10, 34, 130));
        var offset = coder.Encode(from, to);
        Assert.Equal(new BoxOffset(-1.5f, 1.25f, (float)(5 * Math.Log(0.5)), (float)(5 * Math.Log(1.5))), offset);
        var back = coder.Decode(from, offset);
        Assert.Equal(14, back.X0, 4);
        Assert.Equal(10, back.Y0, 4);
        Assert.Equal(34, back.X1, 4);
        Assert.Equal(130, back.Y1, 4);
        Assert.Equal(new Box(14, 10, 30, 40), Rounded(coder.Decode(from, offset, 30, 40)));
    }

    [Fact]
    public void A_wild_offset_stays_a_box_and_one_that_is_no_number_becomes_none()
    {
        var grown = new BoxCoder().Decode(Square, new BoxOffset(0, 0, 1000, 1000));
        Assert.True(grown.HasArea);
        Assert.Equal(625, grown.Width, 2);
        Assert.False(new BoxCoder().Decode(Square, new BoxOffset(float.NaN, 0, 0, 0)).IsBox);
        Assert.False(new BoxCoder().Decode(Square, new BoxOffset(0, 0, 0, float.NaN)).IsBox);
    }

    [Fact]
    public void No_offset_leads_from_or_to_a_box_without_area()
    {
        foreach (var flat in new[] { new Box(2, 2, 2, 8), new Box(float.NaN, 0, 1, 1), new Box(5, 5, 1, 1) })
        {
            Assert.Contains("BoxCoder.Encode", Assert.Throws<ArgumentException>(() => new BoxCoder().Encode(flat, Square)).Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => new BoxCoder().Encode(Square, flat));
        }
    }

    private static Box Rounded(Box b) => new(MathF.Round(b.X0, 3), MathF.Round(b.Y0, 3), MathF.Round(b.X1, 3), MathF.Round(b.Y1, 3));
}
