namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>What a scene consists of: figures from the back to the front, and those of them that are to be found.</summary>
internal sealed record ScenePlan(ulong Stream, IReadOnlyList<SceneFigure> Figures, IReadOnlyList<SceneObject> Objects);
