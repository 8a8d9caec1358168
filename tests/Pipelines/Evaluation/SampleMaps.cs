using MLNetVision.Evaluation;
using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Evaluation;

/// <summary>Maps of the bundled digits and of made-up items. The places of digits are their class on a ring, so that it is known where each stands.</summary>
internal static class SampleMaps
{
    public const int Side = 20;

    /// <summary>Digits on rings of two or three dimensions.</summary>
    public static MapPage Digits(int perDigit, int maps, int dimensions = 2)
    {
        var sheet = ImageFile.Load(Fixtures.Path("digits.png")).WithChannels(1);
        var items = Enumerable.Range(0, perDigit * 10).Select(i => new MapItem(
            $"{i / 10}.png", $"{i % 10}", sheet.Crop(i / 10 % 100 * Side, i % 10 * 5 * Side, Side, Side))).ToArray();
        return new MapPage
        {
            Title = "Digits",
            Items = items,
            Maps = [.. Enumerable.Range(0, maps)
                .Select(m => new PictureMap($"Map {m}", [.. items.Select((_, i) => Ring(i % 10, i / 10, m, dimensions))], "On a ring"))],
        };
    }

    /// <summary>As many groups as items or fewer, each name from a function; pictures in colour, of several shapes, and some missing.</summary>
    public static MapPage Odd(int count, Func<int, string> name, Func<int, string> group) => new()
    {
        Title = name(0),
        Subtitle = name(1),
        Notes = [name(0)],
        Items = [.. Enumerable.Range(0, count).Select(i => new MapItem(name(i), group(i), i % 5 == 4 ? null : Picture(i)))],
        Maps = [new PictureMap(name(0), [.. Enumerable.Range(0, count).Select(i => new[] { i, i * i % 17f })], name(1))],
    };

    /// <summary>Where the n-th picture of a digit is: ten places on a ring, turned a little from map to map.</summary>
    private static float[] Ring(int digit, int number, int map, int dimensions)
    {
        var (angle, length) = ((digit + (map * 0.5f)) * MathF.Tau / 10, 10 + (number * 0.1f));
        return [length * MathF.Cos(angle), length * MathF.Sin(angle), .. dimensions == 3 ? new[] { digit * 2f } : []];
    }

    private static Image<byte> Picture(int number)
    {
        var picture = new Image<byte>(8 + (number % 3 * 40), 8 + (number % 2 * 90), 3);
        for (var i = 0; i < picture.Samples.Length; i++)
            picture.Samples[i] = (byte)((i * 31) + (number * 57));
        return picture;
    }
}
