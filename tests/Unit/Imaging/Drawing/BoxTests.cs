using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Drawing;

public class BoxTests
{
    private static readonly Rgba Red = new(255, 0, 0);

    [Fact]
    public void A_box_is_a_frame_half_within_and_half_outside()
    {
        var picture = new Image<byte>(7, 6, 1);

        Paint.Box(picture, 2, 2, 5, 4, Rgba.White, width: 2);

        string[] expected = [".......", ".#####.", ".#####.", ".#####.", ".#####.", "......."];
        Assert.Equal(expected, Rows(picture));
    }

    [Fact]
    public void The_inside_of_a_frame_stays_as_it_is()
    {
        var picture = new Image<byte>(9, 8, 1);

        Paint.Box(picture, 2, 2, 7, 6, Rgba.White, width: 2);

        string[] expected = [".........", ".#######.", ".#######.", ".##...##.", ".##...##.", ".#######.", ".#######.", "........."];
        Assert.Equal(expected, Rows(picture));
    }

    [Fact]
    public void What_lies_outside_the_picture_is_left_out()
    {
        var picture = new Image<byte>(5, 4, 1);

        Paint.Box(picture, -3, 1, 1e7f, 1e7f, Rgba.White, width: 2);
        Paint.Box(picture, -9, -9, -5, -5, Rgba.White, width: 2);

        Assert.Equal(["#####", "#####", ".....", "....."], Rows(picture));
    }

    [Fact]
    public void Exchanged_corners_draw_nothing_and_corners_that_are_no_numbers_are_refused()
    {
        var picture = new Image<byte>(9, 9, 3);

        Paint.Box(picture, 6, 2, 3, 7, Red);
        Paint.FilledBox(picture, 2, 6, 7, 3, Red);
        Paint.Box(picture, 6, 2, 3, 7, Red, "exchanged", new BoxStyle { Inside = 90 });

        Assert.False(picture.Samples.ContainsAnyExcept((byte)0));
        Assert.Throws<ArgumentException>(() => Paint.Box(picture, 1, float.NaN, 4, 4, Red));
        Assert.Throws<ArgumentException>(() => Paint.Box(picture, 1, 1, float.PositiveInfinity, 4, Red));
        Assert.Throws<ArgumentOutOfRangeException>(() => Paint.Box(picture, 1, 1, 4, 4, Red, width: 0));
    }

    [Fact]
    public void A_box_without_area_is_a_dot_of_the_lines_width()
    {
        var picture = new Image<byte>(5, 5, 1);

        Paint.Box(picture, 2, 2, 2, 2, Rgba.White, width: 2);

        Assert.Equal([".....", ".##..", ".##..", ".....", "....."], Rows(picture));
    }

    [Fact]
    public void A_filled_box_mixes_by_alpha()
    {
        var picture = new Image<byte>(2, 1, 3, [0, 0, 200, 0, 0, 200]);

        Paint.FilledBox(picture, 0, 0, 1, 1, Red.WithAlpha(51));

        Assert.Equal([51, 0, 160, 0, 0, 200], picture.Samples.ToArray());
    }

    [Theory]
    [InlineData(20, 40, 40, 70)]
    [InlineData(20, 2, 40, 30)]
    [InlineData(90, 40, 99, 60)]
    [InlineData(-30, 95, -10, 130)]
    public void A_caption_lies_wholly_in_the_picture(float x0, float y0, float x1, float y1)
    {
        var (without, with) = (new Image<byte>(100, 100, 3), new Image<byte>(100, 100, 3));

        Paint.Box(without, x0, y0, x1, y1, Red, "", new BoxStyle());
        Paint.Box(with, x0, y0, x1, y1, Red, "a brick", new BoxStyle());

        var size = Paint.TextSize("a brick");
        var changed = Enumerable.Range(0, 10_000).Where(i => !with.Samples.Slice(3 * i, 3).SequenceEqual(without.Samples.Slice(3 * i, 3))).ToArray();
        Assert.InRange(changed.Max(i => i % 100) - changed.Min(i => i % 100), size.X - 3, size.X + 1);
        Assert.True(changed.Max(i => i / 100) - changed.Min(i => i / 100) <= size.Y + 1);
    }

    [Fact]
    public void A_line_covers_its_length_times_its_width()
    {
        var picture = new Image<byte>(40, 40, 1);

        Paint.Line(picture, 5, 5, 29, 37, Rgba.White, width: 3);

        Assert.Equal(40 * 3, picture.Samples.ToArray().Sum(s => s / 255.0), 1.0);
    }

    [Fact]
    public void Letters_on_any_class_colour_are_easy_to_read_and_neighbours_differ()
    {
        for (var label = 0; label < 200; label++)
        {
            var colour = ClassColours.Of(label);
            Assert.True(ClassColours.Contrast(colour, ClassColours.TextOn(colour)) >= 4.5);
            Assert.True(Math.Max(ClassColours.Contrast(colour, Rgba.Black), ClassColours.Contrast(colour, Rgba.White)) >= 4.5);
            Assert.NotEqual(colour, ClassColours.Of(label + 1));
        }

        Assert.Equal(21, ClassColours.Contrast(Rgba.Black, Rgba.White), 1e-9);
    }

    private static string[] Rows(Image<byte> picture)
    {
        var rows = new string[picture.Height];
        for (var y = 0; y < rows.Length; y++)
            rows[y] = string.Concat(picture.Row(y).ToArray().Select(s => s > 127 ? '#' : '.'));

        return rows;
    }
}
