namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>
/// What is to be found: a shape with a texture. Each shape belongs to two classes, and shapes with other classes' textures are none: neither half is enough.
/// Colours are drawn alike for all.
/// </summary>
/// <param name="Name">What it is called.</param>
/// <param name="Shape">Its outline.</param>
/// <param name="Texture">What it is covered with.</param>
internal sealed record SceneClass(string Name, SceneShape Shape, SceneTexture Texture)
{
    /// <summary>The six; an object's label is the place in this list.</summary>
    public static IReadOnlyList<SceneClass> All { get; } =
    [
        new("striped disc", SceneShape.Disc, SceneTexture.Stripes),
        new("dotted disc", SceneShape.Disc, SceneTexture.Dots),
        new("chequered square", SceneShape.Square, SceneTexture.Checks),
        new("brick square", SceneShape.Square, SceneTexture.Bricks),
        new("woven triangle", SceneShape.Triangle, SceneTexture.Weave),
        new("speckled triangle", SceneShape.Triangle, SceneTexture.Speckles),
    ];

    /// <summary>Their names by label.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(c => c.Name)];
}
