using System.Numerics;
using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Drawing;

public class PolygonTests
{
    [Fact]
    public void Pixels_are_covered_by_area()
    {
        var picture = new Image<byte>(4, 3, 1);

        Paint.Polygon(picture, [new(0.5f, 0.25f), new(2.5f, 0.25f), new(2.5f, 2), new(0.5f, 2)], Rgba.White);

        Assert.Equal([96, 191, 96, 0, 128, 255, 128, 0, 0, 0, 0, 0], picture.Samples.ToArray());
    }

    [Fact]
    public void Either_way_round_is_the_same()
    {
        Vector2[] corners = [new(1.3f, 0.2f), new(8.7f, 3.1f), new(4.4f, 8.9f)];
        var (one, other) = (new Image<byte>(10, 10, 3), new Image<byte>(10, 10, 3));

        Paint.Polygon(one, corners, new Rgba(200, 100, 50));
        Paint.Polygon(other, [.. corners.Reverse()], new Rgba(200, 100, 50));

        Assert.True(one.Samples.SequenceEqual(other.Samples));
    }

    [Fact]
    public void The_cover_adds_up_to_the_area_of_a_slanting_polygon()
    {
        var picture = new Image<byte>(40, 40, 1);

        Paint.Polygon(picture, [new(3.2f, 4.1f), new(36.6f, 9.7f), new(20.3f, 33.8f)], Rgba.White);

        var area = picture.Samples.ToArray().Sum(s => s / 255.0);
        var exact = 0.5 * Math.Abs(((36.6 - 3.2) * (33.8 - 4.1)) - ((20.3 - 3.2) * (9.7 - 4.1)));
        Assert.Equal(exact, area, 0.5);
    }

    [Fact]
    public void A_part_of_a_polygon_outside_the_picture_changes_nothing_within()
    {
        Vector2[] corners = [new(-7.3f, 5.2f), new(9.1f, -8.4f), new(26.5f, 11.3f), new(8.2f, 29.7f)];
        var (part, whole) = (new Image<byte>(16, 16, 1), new Image<byte>(48, 48, 1));

        Paint.Polygon(part, corners, Rgba.White);
        Paint.Polygon(whole, [.. corners.Select(c => c + new Vector2(16))], Rgba.White);

        var expected = whole.Crop(16, 16, 16, 16);
        for (var i = 0; i < expected.Samples.Length; i++)
            Assert.InRange(part.Samples[i], expected.Samples[i] - 1, expected.Samples[i] + 1);
    }

    [Theory]
    [InlineData(-50, 10)]
    [InlineData(10, -50)]
    [InlineData(80, 10)]
    [InlineData(10, 80)]
    [InlineData(1e9, 1e9)]
    public void A_polygon_outside_the_picture_is_not_drawn(float x, float y)
    {
        var picture = new Image<byte>(20, 20, 3);

        Paint.Polygon(picture, [new(x, y), new(x + 8, y), new(x + 8, y + 8), new(x, y + 8)], Rgba.White);

        Assert.False(picture.Samples.ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void Two_corners_enclose_nothing()
    {
        var picture = new Image<byte>(5, 5, 1);

        Paint.Polygon(picture, [new(0, 0), new(5, 5)], Rgba.White);

        Assert.False(picture.Samples.ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void A_corner_that_is_no_number_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Paint.Polygon(new Image<byte>(5, 5, 1), [new(0, 0), new(float.NaN, 1), new(1, 1)], Rgba.White));

        Assert.Contains("must be finite", error.Message);
    }

    [Fact]
    public void Alpha_mixes_with_what_is_below()
    {
        var picture = new Image<byte>(1, 1, 4, [100, 100, 100, 255]);
        var empty = new Image<byte>(1, 1, 4);

        Paint.Polygon(picture, [new(0, 0), new(1, 0), new(1, 1), new(0, 1)], new Rgba(200, 0, 100, 128));
        Paint.Polygon(empty, [new(0, 0), new(1, 0), new(1, 1), new(0, 1)], new Rgba(200, 0, 100, 128));

        Assert.Equal([150, 50, 100, 255], picture.Samples.ToArray());
        Assert.Equal([200, 0, 100, 128], empty.Samples.ToArray());
    }

    [Fact]
    public void A_pattern_is_asked_for_each_pixel()
    {
        var picture = new Image<byte>(3, 2, 3);

        Paint.Polygon(picture, [new(0, 0), new(3, 0), new(3, 2), new(0, 2)], (x, y) => new Rgba((byte)x, (byte)y, 7));

        Assert.Equal([0, 0, 7, 1, 0, 7, 2, 0, 7, 0, 1, 7, 1, 1, 7, 2, 1, 7], picture.Samples.ToArray());
    }
}
