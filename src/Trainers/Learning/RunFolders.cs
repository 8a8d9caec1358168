using MLNetVision.Training;

namespace MLNetVision.Trainers.Learning;

/// <summary>Parts of a fit that are kept apart, each in a folder of its own.</summary>
internal static class RunFolders
{
    /// <summary>The services with a folder within the checkpoint folder.</summary>
    public static VisionRun InFolder(this VisionRun run, string name) =>
        run.Checkpoints is not { } kept ? run : run with { Checkpoints = kept with { Folder = Path.Combine(kept.Folder, name) } };
}
