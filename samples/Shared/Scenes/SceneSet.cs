namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>
/// Pictures of 320 x 240 with 1 to 6 objects of six classes before cluttered backgrounds: textured shapes, of which some are partly hidden, among things that
/// are none of the classes. A scene is a function of seed and number alone.
/// </summary>
internal sealed record SceneSet(ulong Seed, string Prefix, int Count)
{
    public const int Width = 320;
    public const int Height = 240;

    /// <summary>600 scenes to learn from.</summary>
    public static SceneSet Training { get; } = new(20_131_122, "training", 600);

    /// <summary>200 scenes to be tested with.</summary>
    public static SceneSet Test { get; } = new(20_140_605, "test", 200);

    /// <summary>Scene <paramref name="index"/>, drawn.</summary>
    public Scene Draw(int index)
    {
        var plan = Plan(index);
        return new Scene($"{Prefix}-{index:D3}", ScenePainter.Draw(plan), plan.Objects);
    }

    /// <summary>What scene <paramref name="index"/> consists of.</summary>
    public ScenePlan Plan(int index) => ScenePlanner.Plan(SceneNumbers.Stream(Seed, index));

    /// <summary>The first scenes, drawn on all processors.</summary>
    public Scene[] DrawAll(int? count = null)
    {
        var scenes = new Scene[count ?? Count];
        Parallel.For(0, scenes.Length, i => scenes[i] = Draw(i));
        return scenes;
    }
}
