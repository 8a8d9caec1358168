using MLNetVision.Imaging;

namespace MLNetVision.Tests.Unit.Imaging.Drawing;

public class TextTests
{
    public static IEnumerable<object[]> Letters() =>
        Enumerable.Range(0x21, 0x5E).Concat(Enumerable.Range(0xA1, 0x5F).Where(c => c != 0xAD)).Select(c => new object[] { c });

    [Fact]
    public void Every_printable_letter_of_Latin_1_has_its_own_form()
    {
        var forms = Letters().Select(row => (Letter: (char)(int)row[0], Form: Drawn(((char)(int)row[0]).ToString()))).ToArray();

        Assert.Empty(forms.GroupBy(f => f.Form).Where(g => g.Count() > 1).Select(g => string.Concat(g.Select(f => f.Letter))));
        Assert.DoesNotContain(Drawn("\u4E00"), forms.Select(f => f.Form));
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void A_letter_stays_within_its_room(int letter)
    {
        var text = ((char)letter).ToString();
        var size = Paint.TextSize(text, 24);
        var picture = new Image<byte>(100, 100, 1);

        Paint.Text(picture, 20, 20, text, Rgba.White, 24);

        Assert.True(picture.Samples.ContainsAnyExcept((byte)0));
        for (var y = 0; y < 100; y++)
        {
            for (var x = 0; x < 100; x++)
                Assert.True(picture[x, y] == 0 || (x >= 20 && y >= 20 && x <= 20 + size.X && y <= 20 + size.Y), $"({x}, {y})");
        }
    }

    [Fact]
    public void Accents_are_added_to_their_letter()
    {
        var (plain, accented) = (Inked("u"), Inked("ü"));

        Assert.True(plain.IsSubsetOf(accented));
        Assert.True(accented.Count > plain.Count);
    }

    [Fact]
    public void Spaces_and_line_breaks_are_room_and_nothing_else()
    {
        Assert.Empty(Inked(" \n\t"));
        Assert.True(Paint.TextSize("a b").X > Paint.TextSize("ab").X);
        Assert.Equal(Paint.TextSize("a\nb"), Paint.TextSize("a b"));
    }

    [Fact]
    public void Text_is_cut_at_the_pictures_rim()
    {
        var (part, whole) = (new Image<byte>(30, 20, 1), new Image<byte>(200, 60, 1));

        Paint.Text(part, -20, -5, "Wide text", Rgba.White, 14);
        Paint.Text(whole, 0, 15, "Wide text", Rgba.White, 14);

        var expected = whole.Crop(20, 20, 30, 20);
        for (var i = 0; i < part.Samples.Length; i++)
            Assert.InRange(part.Samples[i], expected.Samples[i] - 2, expected.Samples[i] + 2);
    }

    [Fact]
    public void Twice_the_height_is_twice_the_room() => Assert.Equal(Paint.TextSize("Room", 7) * 2, Paint.TextSize("Room", 14));

    private static string Drawn(string text)
    {
        var picture = new Image<byte>(60, 60, 1);
        Paint.Text(picture, 5, 5, text, Rgba.White, 24);
        return Convert.ToHexString(picture.Samples);
    }

    private static HashSet<int> Inked(string text)
    {
        var picture = new Image<byte>(60, 60, 1);
        Paint.Text(picture, 5, 5, text, Rgba.White, 24);
        return [.. Enumerable.Range(0, 3600).Where(i => picture.Samples[i] > 127)];
    }
}
