using System.Numerics;

namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>The corners of shapes.</summary>
internal static class SceneOutline
{
    private const int RoundCorners = 64;

    /// <summary>A shape of radius 1 about 0 as a closed polygon.</summary>
    public static Vector2[] Of(SceneShape shape) => shape switch
    {
        SceneShape.Disc => Circle(RoundCorners),
        SceneShape.Square => [new(-0.72f, -0.72f), new(0.72f, -0.72f), new(0.72f, 0.72f), new(-0.72f, 0.72f)],
        SceneShape.Triangle => [new(0, -1), new(0.95f, 0.75f), new(-0.95f, 0.75f)],
        SceneShape.Cross => Cross(0.32f),
        SceneShape.Star => Star(0.45f),
        SceneShape.Crescent => Crescent(),
        _ => [new(-1, -0.22f), new(1, -0.22f), new(1, 0.22f), new(-1, 0.22f)],
    };

    /// <summary>
    /// A point of the unit circle by the share of the way round: an octant by its tangent, t in [-1, 1] gives (2t, 1 - t²) / (1 + t²) of a quarter turn.
    /// </summary>
    public static Vector2 OnCircle(float turn)
    {
        turn -= MathF.Floor(turn);
        var quarter = (int)(turn * 4);
        var t = (((turn * 4) - quarter) * 0.8284271f) - 0.41421356f;
        var (sine, cosine) = (2 * t / (1 + (t * t)), (1 - (t * t)) / (1 + (t * t)));
        return quarter switch
        {
            0 => new(cosine, sine),
            1 => new(-sine, cosine),
            2 => new(-cosine, -sine),
            _ => new(sine, -cosine),
        };
    }

    private static Vector2[] Circle(int corners) => [.. Enumerable.Range(0, corners).Select(i => OnCircle((float)i / corners))];

    private static Vector2[] Cross(float half) =>
    [
        new(-half, -1), new(half, -1), new(half, -half), new(1, -half), new(1, half), new(half, half),
        new(half, 1), new(-half, 1), new(-half, half), new(-1, half), new(-1, -half), new(-half, -half),
    ];

    private static Vector2[] Star(float inner) => [.. Enumerable.Range(0, 10).Select(i => OnCircle(i / 10f) * (i % 2 == 0 ? 1 : inner))];

    /// <summary>A disc without a smaller one that touches its right side.</summary>
    private static Vector2[] Crescent()
    {
        var outer = Enumerable.Range(0, RoundCorners).Select(i => OnCircle((i + 0.5f) / RoundCorners - 0.125f));
        var inner = Enumerable.Range(0, RoundCorners).Select(i => (OnCircle(0.875f - ((i + 0.5f) / RoundCorners)) * 0.7f) + new Vector2(0.29f, 0));
        return [.. outer, .. inner];
    }
}
