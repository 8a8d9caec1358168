namespace MLNetVision.Training.Checkpoints;

/// <summary>
/// Where and how often a run is kept. A checkpoint is one safetensors file, written under another name, flushed to disk and then renamed: whenever the process
/// ends, the folder holds whole checkpoints only. A file says by a checksum whether it is what was written.
/// </summary>
/// <param name="Folder">A folder for this run alone; it is made where it is missing.</param>
public sealed record CheckpointOptions(string Folder)
{
    /// <summary>How many epochs pass between checkpoints; the end of the run always has one.</summary>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>How many steps pass between checkpoints within an epoch; null for none within an epoch.</summary>
    public int? EverySteps { get; init; }

    /// <summary>How many checkpoints stay. With two or more there is another to go back to when a disk damages the last one.</summary>
    public int Keep { get; init; } = 2;

    /// <summary>Whether to go on from the last checkpoint in the folder, if there is one; otherwise the folder may hold none.</summary>
    public bool Resume { get; init; } = true;

    /// <summary>Refuses values that keep nothing.</summary>
    public void Validate()
    {
        Check(!string.IsNullOrWhiteSpace(Folder), nameof(Folder), Folder, "the path of a folder");
        Check(EveryEpochs > 0, nameof(EveryEpochs), EveryEpochs, "1 or more");
        Check(EverySteps is null or > 0, nameof(EverySteps), EverySteps, "1 or more, or null");
        Check(Keep > 0, nameof(Keep), Keep, "1 or more");
    }

    private static void Check(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"CheckpointOptions.{option} has to be {rule}.");
        }
    }
}
