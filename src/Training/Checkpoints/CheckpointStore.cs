using System.Globalization;
using MLNetVision.Networks.Engines;
using MLNetVision.Training.Events;
using MLNetVision.Training.Loop;

namespace MLNetVision.Training.Checkpoints;

/// <summary>The checkpoints of one run in one folder, which belongs to this process while the store is open.</summary>
internal sealed class CheckpointStore : IDisposable
{
    private const string Prefix = "checkpoint-";
    private const string Suffix = ".safetensors";
    private readonly CheckpointOptions _options;
    private readonly FileStream _lock;

    private CheckpointStore(CheckpointOptions options, FileStream held)
    {
        _options = options;
        _lock = held;
    }

    /// <summary>The checkpoints, the latest first: their names count the steps.</summary>
    private string[] Files => [.. Directory.GetFiles(_options.Folder, $"{Prefix}*{Suffix}").OrderDescending(StringComparer.Ordinal)];

    /// <summary>Takes the folder for this process, and removes what a process left behind that ended while it wrote.</summary>
    /// <exception cref="CheckpointException">Another run holds the folder, or it is not to be resumed and is not empty.</exception>
    public static CheckpointStore Open(CheckpointOptions options)
    {
        Directory.CreateDirectory(options.Folder);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(options.Folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new CheckpointException($"The checkpoint folder '{options.Folder}' is in use by another run; give each run a folder of its own.", e);
        }

        var store = new CheckpointStore(options, held);
        if (!options.Resume && store.Files.Length > 0)
        {
            store.Dispose();
            throw new CheckpointException(
                $"The folder '{options.Folder}' holds checkpoints and CheckpointOptions.Resume is false; give the run another folder.");
        }

        foreach (var draft in Directory.GetFiles(options.Folder, $"{Prefix}*{Suffix}.*.tmp"))
        {
            File.Delete(draft);
        }

        return store;
    }

    /// <summary>Writes a checkpoint, then removes those that are too old. At every moment the folder holds whole checkpoints only.</summary>
    public string Write(Checkpoint checkpoint)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{checkpoint.State.Step:D12}{Suffix}");
        var path = Path.Combine(_options.Folder, name);
        CheckpointFile.Write(path, checkpoint);
        foreach (var old in Files.Skip(_options.Keep))
        {
            File.Delete(old);
        }

        return path;
    }

    /// <summary>Gives the latest checkpoint that can be used, after the session took it; those that cannot are told of. Null in an empty folder.</summary>
    /// <exception cref="CheckpointException">It is of another run, or none of them can be used.</exception>
    public Checkpoint? Load(TrainingRun run, RunPlan plan, ISession session, EventStream events)
    {
        var identity = RunIdentity.Of(run, plan);
        var faults = new List<string>();
        foreach (var path in Files)
        {
            try
            {
                var checkpoint = CheckpointFile.Read(path);
                RunIdentity.Check(path, checkpoint.Identity, identity);
                CheckpointCheck.Take(path, checkpoint, run.Network, plan, session);
                return checkpoint;
            }
            catch (CheckpointException e) when (!e.IsOfAnotherRun)
            {
                faults.Add(e.Message);
                events.Publish(new CheckpointRejected(path, e.Message));
            }
        }

        return faults.Count == 0 ? null : throw new CheckpointException(
            $"No checkpoint in '{_options.Folder}' can be used. {string.Join(" ", faults)} To begin anew, give the run another folder.");
    }

    public void Dispose() => _lock.Dispose();
}
