using System.Text.Json.Nodes;

namespace MLNetVision.Sweeps;

/// <summary>Everything that is kept of a trial.</summary>
/// <param name="Number">Which, from 0.</param>
/// <param name="Seed">Where its own random choices begin.</param>
public sealed record TrialRecord(int Number, ulong Seed)
{
    /// <summary>Its parameters, in the order in which they were asked for.</summary>
    public IReadOnlyList<DrawnValue> Values { get; init; } = [];

    /// <summary>What has become of it.</summary>
    public TrialState State { get; init; }

    /// <summary>Its epochs, those of the last attempt where it was begun more than once.</summary>
    public IReadOnlyList<TrialEpoch> Epochs { get; init; } = [];

    /// <summary>What the sweep's objectives came to, in their order; empty for a trial that is not complete.</summary>
    public IReadOnlyList<double> Objectives { get; init; } = [];

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>The file of the fitted pipeline, from the sweep's folder; null where none was kept.</summary>
    public string? Model { get; init; }

    /// <summary>How long it worked, all its parts together.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>When it was begun for the first time.</summary>
    public DateTimeOffset Began { get; init; }

    /// <summary>When it came to its end or its last pause; null while it is under way.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The parameters by name, as they are written.</summary>
    public IReadOnlyDictionary<string, JsonNode> Parameters => Values.ToDictionary(v => v.Name, v => v.Domain.Write(v.Value));

    /// <summary>Whether its trainer had more epochs to do when it was last heard of.</summary>
    internal bool IsBetweenEpochs { get; init; }

    /// <summary>How many epochs it has done.</summary>
    internal int EpochsDone => Epochs.Count == 0 ? 0 : Epochs[^1].Epoch;

    /// <summary>The best of a figure up to an epoch, as a number to be made small; null where it has not been measured.</summary>
    internal double? BestUpTo(int epoch, FigureGoal goal)
    {
        var known = Epochs.Where(e => e.Epoch <= epoch && e.Figures.ContainsKey(goal.Figure))
            .Select(e => goal.Loss(e.Figures[goal.Figure])).Where(double.IsFinite).ToArray();
        return known.Length == 0 ? null : known.Min();
    }
}
