namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>Outlines. The first three are those of classes.</summary>
internal enum SceneShape
{
    Disc,
    Square,
    Triangle,
    Cross,
    Star,
    Crescent,
    Bar,
}
