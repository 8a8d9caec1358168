namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>Patterns of two colours. The first six are those of classes.</summary>
internal enum SceneTexture
{
    Stripes,
    Dots,
    Checks,
    Bricks,
    Weave,
    Speckles,
    Plain,
    Gradient,
    Rings,
    Zigzag,
}
