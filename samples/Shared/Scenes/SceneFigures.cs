using System.Numerics;

namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>Draws figures by lot: objects, and what is none.</summary>
internal static class SceneFigures
{
    private const float Contrast = 75;
    private const float PartialShare = 0.3f;

    /// <summary>An object of any class; small ones are as frequent as great ones (radii are even by their logarithm, nearly).</summary>
    public static SceneFigure Object(SceneNumbers numbers, Vector2 centre)
    {
        var label = numbers.Below(SceneClass.All.Count);
        var kind = SceneClass.All[label];
        var t = numbers.Next();
        return Make(numbers, kind.Shape, kind.Texture, centre, 14 + (28 * t) + (38 * t * t)) with { Label = label };
    }

    /// <summary>A thing of no class, in part with a class's shape or texture.</summary>
    public static SceneFigure Distractor(SceneNumbers numbers, Vector2 centre, float radius)
    {
        while (true)
        {
            var partial = numbers.Chance(PartialShare);
            var shape = (SceneShape)numbers.Below((int)SceneShape.Bar + 1);
            var texture = partial ? (SceneTexture)numbers.Below((int)SceneTexture.Plain) : SceneTexture.Plain + numbers.Below(4);
            if (!SceneClass.All.Any(c => c.Shape == shape && c.Texture == texture))
                return Make(numbers, shape, texture, centre, radius);
        }
    }

    /// <summary>A plain thing of no class's texture that covers a side of an object.</summary>
    public static SceneFigure Cover(SceneNumbers numbers, SceneFigure covered)
    {
        var side = SceneOutline.OnCircle(numbers.Next());
        var reach = numbers.Between(0.55f, 0.95f);
        var centre = covered.Centre + new Vector2(side.X * covered.Radius.X * reach, side.Y * covered.Radius.Y * reach);
        var size = Math.Max(covered.Radius.X, covered.Radius.Y) * numbers.Between(0.45f, 0.8f);
        var shape = (SceneShape)numbers.Below((int)SceneShape.Bar + 1);
        var texture = numbers.Chance(0.5f) ? SceneTexture.Plain : SceneTexture.Gradient;
        return Make(numbers, shape, texture, centre, size);
    }

    private static SceneFigure Make(SceneNumbers numbers, SceneShape shape, SceneTexture texture, Vector2 centre, float radius)
    {
        var (first, second) = SceneColours.Pair(numbers, Contrast);
        var wide = numbers.Between(0.85f, 1.18f);
        return new SceneFigure
        {
            Shape = shape,
            Texture = texture,
            Centre = centre,
            Radius = new Vector2(radius * wide, radius / wide),
            Turn = SceneOutline.OnCircle(numbers.Next()),
            Period = Math.Max(radius / numbers.Between(2f, 3.2f), 5.5f),
            First = first,
            Second = second,
            Light = SceneOutline.OnCircle(numbers.Next()) * numbers.Between(0, 0.2f),
            Grain = SceneNumbers.Stream(0, (int)(numbers.Next() * 16_777_216)),
        };
    }
}
