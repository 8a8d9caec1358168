using System.Diagnostics;
using System.Text.Json.Nodes;

namespace MLNetVision.Sweeps;

/// <summary>
/// Processes that do a sweep's trials, each one trial: what one of them does to its memory, or dies of, is its own affair, and is recorded as a failed trial.
/// What they print goes to a file log.txt in the trial's folder.
/// </summary>
/// <param name="Start">
/// How to start one for the file of a <see cref="TrialSpec"/>. It should call <see cref="Sweep.RunTrial"/> with its console's input and output.
/// </param>
public sealed record WorkerProcesses(Func<string, ProcessStartInfo> Start)
{
    /// <summary>The most bytes of memory that a process may hold; one that holds more is ended. Null for no limit.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>What the processes need to know besides; it comes in <see cref="TrialSpec.Setting"/>.</summary>
    public JsonObject? Setting { get; init; }

    internal void Validate()
    {
        if (MemoryLimit is <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(MemoryLimit), MemoryLimit, "WorkerProcesses.MemoryLimit has to be 1 byte or more, or null.");
        }
    }
}
