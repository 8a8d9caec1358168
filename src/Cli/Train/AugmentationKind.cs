namespace MLNetVision.Cli.Train;

/// <summary>What is done to pictures in training.</summary>
internal enum AugmentationKind
{
    None,

    /// <summary>Mirrored half of the time, shifted and scaled a little, colours jittered: most photographs.</summary>
    Photos,

    /// <summary>Turned, shifted, scaled and bent a little, never mirrored: digits, letters, drawings.</summary>
    Handwriting,

    /// <summary>Turned by any angle and mirrored in both directions: what has no above, such as textures, cells and views from the air.</summary>
    Surfaces,
}
