namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>What part the second colour has at a point: u and v run through one repetition of the pattern from one whole number to the next.</summary>
internal static class SceneTextures
{
    private const float Mortar = 0.11f;

    public static float Share(SceneTexture texture, float u, float v, ulong grain) => texture switch
    {
        SceneTexture.Stripes => Part(u) < 0.5f ? 0 : 1,
        SceneTexture.Dots => Dots(u, v),
        SceneTexture.Checks => Part(u) < 0.5f == Part(v) < 0.5f ? 0 : 1,
        SceneTexture.Bricks => Bricks(u, v, grain),
        SceneTexture.Weave => Weave(u, v),
        SceneTexture.Speckles => Noise(u * 2, v * 2, grain) + (0.5f * Noise(u * 4.3f, v * 4.3f, grain + 1)) < 0.72f ? 0 : 1,
        SceneTexture.Plain => 0,
        SceneTexture.Gradient => Math.Clamp(0.5f + (v / 6), 0, 1),
        SceneTexture.Rings => Part(MathF.Sqrt((u * u) + (v * v))) < 0.5f ? 0 : 1,
        _ => Part(v + Math.Abs(Part(u / 1.6f) - 0.5f)) < 0.5f ? 0 : 1,
    };

    /// <summary>Noise of one scale in [0, 1): random numbers at whole places, smooth between them.</summary>
    public static float Noise(float u, float v, ulong grain)
    {
        var (x, y) = (MathF.Floor(u), MathF.Floor(v));
        var (a, b) = (Smooth(u - x), Smooth(v - y));
        var upper = Mix(At(x, y, grain), At(x + 1, y, grain), a);
        var lower = Mix(At(x, y + 1, grain), At(x + 1, y + 1, grain), a);
        return Mix(upper, lower, b);
    }

    /// <summary>Dots in rows, every other row half a step on; they take half of the area nearly.</summary>
    private static float Dots(float u, float v)
    {
        var row = MathF.Floor(v);
        var x = Part(u + (0.5f * Part(row / 2) * 2)) - 0.5f;
        var y = Part(v) - 0.5f;
        return (x * x) + (y * y) < 0.14f ? 1 : 0;
    }

    /// <summary>Bricks twice as wide as high, each of its own shade, and the mortar between them.</summary>
    private static float Bricks(float u, float v, ulong grain)
    {
        var row = MathF.Floor(v * 1.4f);
        var y = (v * 1.4f) - row;
        var along = (u * 0.7f) + (0.5f * Part(row / 2) * 2);
        var brick = MathF.Floor(along);
        var x = along - brick;
        return x < Mortar || y < 2 * Mortar ? 1 : 0.3f * At(brick, row, grain);
    }

    /// <summary>Bands that go over and under each other: dark at the sides of a band and where it goes under.</summary>
    private static float Weave(float u, float v)
    {
        var over = Part((MathF.Floor(u * 1.5f) + MathF.Floor(v * 1.5f)) / 2) < 0.25f;
        var (along, across) = over ? (Part(u * 1.5f), Part(v * 1.5f)) : (Part(v * 1.5f), Part(u * 1.5f));
        var (side, end) = (Math.Abs(across - 0.5f) * 2, Math.Abs(along - 0.5f) * 2);
        return side > 0.74f ? 1 : (0.75f * end * end) + (over ? 0.2f : 0);
    }

    private static float At(float x, float y, ulong grain)
    {
        var z = SceneNumbers.Stream(grain, (int)x, (int)y);
        return (z >> 40) * (1f / (1 << 24));
    }

    private static float Part(float value) => value - MathF.Floor(value);

    private static float Smooth(float t) => t * t * (3 - (2 * t));

    private static float Mix(float from, float to, float share) => from + ((to - from) * share);
}
