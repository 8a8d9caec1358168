using System.Numerics;
using MLNetVision.Imaging;

namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>One thing of a scene: a shape somewhere, its texture, colours and light.</summary>
internal sealed record SceneFigure
{
    /// <summary>Its class; -1 for what is not to be found.</summary>
    public int Label { get; init; } = -1;

    public required SceneShape Shape { get; init; }

    public required SceneTexture Texture { get; init; }

    public required Vector2 Centre { get; init; }

    /// <summary>Half its size before it is turned, to the right and downwards.</summary>
    public required Vector2 Radius { get; init; }

    /// <summary>The cosine and sine of its turn.</summary>
    public required Vector2 Turn { get; init; }

    /// <summary>Pixels from one repetition of the texture to the next.</summary>
    public required float Period { get; init; }

    public required Vector3 First { get; init; }

    public required Vector3 Second { get; init; }

    /// <summary>How much brighter one side is than the middle, by direction.</summary>
    public Vector2 Light { get; init; }

    /// <summary>The stream of the texture's own random numbers.</summary>
    public ulong Grain { get; init; }

    /// <summary>Points of the texture that a pixel is the mean of, a side.</summary>
    public int Points { get; init; } = 3;

    /// <summary>Its corners in the picture.</summary>
    public Vector2[] Corners() => [.. SceneOutline.Of(Shape).Select(p => Centre + Turned(new Vector2(p.X * Radius.X, p.Y * Radius.Y), Turn.Y))];

    /// <summary>What encloses its corners, seen whole.</summary>
    public (Vector2 Low, Vector2 High) Extent()
    {
        var corners = Corners();
        return (new(corners.Min(c => c.X), corners.Min(c => c.Y)), new(corners.Max(c => c.X), corners.Max(c => c.Y)));
    }

    /// <summary>The colour of a pixel: the mean of points of the texture.</summary>
    public Rgba ColourAt(int column, int row)
    {
        var share = 0f;
        for (var i = 0; i < Points * Points; i++)
        {
            var from = Turned(new Vector2(column + (((i % Points) + 0.5f) / Points) - Centre.X, row + (((i / Points) + 0.5f) / Points) - Centre.Y), -Turn.Y);
            share += SceneTextures.Share(Texture, from.X / Period, from.Y / Period, Grain);
        }

        var x = (column + 0.5f - Centre.X) / Radius.X;
        var y = (row + 0.5f - Centre.Y) / Radius.Y;
        var light = 1 + Math.Clamp((Light.X * x) + (Light.Y * y), -0.3f, 0.3f);
        return SceneColours.ToByte((First + ((Second - First) * (share / (Points * Points)))) * light);
    }

    private Vector2 Turned(Vector2 p, float sine) => new((p.X * Turn.X) - (p.Y * sine), (p.X * sine) + (p.Y * Turn.X));
}
