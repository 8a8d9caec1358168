using System.Numerics;
using MLNetVision.Imaging;

namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>Draws scenes: a ground of noise and patches, the figures, and the grain of a camera.</summary>
internal static class ScenePainter
{
    private const float CameraNoise = 5;

    public static Image<byte> Draw(ScenePlan plan)
    {
        var picture = new Image<byte>(SceneSet.Width, SceneSet.Height, 3);
        var numbers = new SceneNumbers(SceneNumbers.Stream(plan.Stream, -1));
        PaintGround(picture, numbers);
        for (var patches = 5 + numbers.Below(6); patches > 0; patches--)
            PaintPatch(picture, numbers);

        foreach (var figure in plan.Figures)
            Paint.Polygon(picture, figure.Corners(), figure.ColourAt);

        AddNoise(picture, numbers);
        return picture;
    }

    /// <summary>Two colours, mixed by noise of three scales.</summary>
    private static void PaintGround(Image<byte> picture, SceneNumbers numbers)
    {
        var (first, second) = (SceneColours.Any(numbers), SceneColours.Any(numbers));
        var (grain, scale) = (SceneNumbers.Stream(1, (int)(numbers.Next() * 16_777_216)), numbers.Between(25, 70));
        for (var y = 0; y < picture.Height; y++)
        {
            var row = picture.Row(y);
            for (var x = 0; x < picture.Width; x++)
            {
                var (u, v) = (x / scale, y / scale);
                var share = (0.6f * SceneTextures.Noise(u, v, grain)) + (0.25f * SceneTextures.Noise(u * 4, v * 4, grain + 1))
                    + (0.15f * SceneTextures.Noise(u * 12, v * 12, grain + 2));
                var colour = SceneColours.ToByte(first + ((second - first) * share));
                (row[3 * x], row[(3 * x) + 1], row[(3 * x) + 2]) = (colour.Red, colour.Green, colour.Blue);
            }
        }
    }

    /// <summary>A large piece with corners anywhere, half transparent, in a texture of little contrast.</summary>
    private static void PaintPatch(Image<byte> picture, SceneNumbers numbers)
    {
        var colour = SceneColours.Any(numbers);
        var centre = new Vector2(numbers.Between(0, picture.Width), numbers.Between(0, picture.Height));
        var figure = new SceneFigure
        {
            Shape = SceneShape.Disc,
            Texture = (SceneTexture)numbers.Below((int)SceneTexture.Zigzag + 1),
            Centre = centre,
            Radius = new Vector2(numbers.Between(30, 110), numbers.Between(30, 110)),
            Turn = SceneOutline.OnCircle(numbers.Next()),
            Period = numbers.Between(6, 30),
            Points = 2,
            First = colour,
            Second = colour + (new Vector3(numbers.Next(), numbers.Next(), numbers.Next()) * 60) - new Vector3(30),
            Grain = SceneNumbers.Stream(2, (int)(numbers.Next() * 16_777_216)),
        };
        var start = numbers.Next();
        var corners = Enumerable.Range(0, 5 + numbers.Below(4)).ToArray();
        var outline = corners
            .Select(i => centre + (SceneOutline.OnCircle(start + ((float)i / corners.Length)) * figure.Radius * numbers.Between(0.5f, 1)))
            .ToArray();
        var alpha = (byte)(110 + numbers.Below(110));
        Paint.Polygon(picture, outline, (x, y) => figure.ColourAt(x, y).WithAlpha(alpha));
    }

    /// <summary>Noise of a triangular distribution on every sample.</summary>
    private static void AddNoise(Image<byte> picture, SceneNumbers numbers)
    {
        var samples = picture.Samples;
        for (var i = 0; i < samples.Length; i++)
            samples[i] = SceneColours.Channel(samples[i] + (CameraNoise * (numbers.Next() + numbers.Next() - 1)));
    }
}
