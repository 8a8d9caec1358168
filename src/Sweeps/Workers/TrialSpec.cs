using System.Text.Json;
using System.Text.Json.Nodes;
using MLNetVision.Networks;
using MLNetVision.Sweeps.Record;

namespace MLNetVision.Sweeps;

/// <summary>
/// A trial as a file, for a process that does nothing else: <see cref="Sweep.RunTrial"/>. What it does is written to the file of results, a line of JSON an
/// epoch and one for the end, in the form of a sweep's record.
/// </summary>
public sealed record TrialSpec
{
    /// <summary>Which trial, from 0.</summary>
    public required int Trial { get; init; }

    /// <summary>Where its own random choices begin.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Its parameters.</summary>
    public required IReadOnlyList<DrawnValue> Values { get; init; }

    /// <summary>The sweep's folder; in it, trials/0007 holds what trial 7 keeps: its model, and its run while it is not done, from which it goes on.</summary>
    public required string Folder { get; init; }

    /// <summary>The file of results, which is appended to.</summary>
    public required string Results { get; init; }

    /// <summary>After so many epochs the trial waits; null for all of them.</summary>
    public int? Epochs { get; init; }

    /// <summary>How many threads it may use; null for all processors.</summary>
    public int? Threads { get; init; }

    /// <summary>Whether each epoch is followed by an answer: "go", or "stop". No answer any more means that nobody waits for the trial.</summary>
    public bool HasAnswers { get; init; }

    /// <summary>What the program needs to know besides, such as where its pictures are.</summary>
    public JsonObject? Setting { get; init; }

    /// <summary>Reads a file that <see cref="Save"/> wrote.</summary>
    /// <exception cref="SweepException">It holds no trial.</exception>
    public static TrialSpec Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var written = JsonSerializer.Deserialize<Written>(File.ReadAllText(path), SweepJson.Options) ?? throw new JsonException("It is null.");
            return new TrialSpec
            {
                Trial = written.Trial, Seed = written.Seed, Values = [.. written.Values.Select(v => v.Read())], Folder = written.Folder,
                Results = written.Results, Epochs = written.Epochs, Threads = written.Threads, HasAnswers = written.HasAnswers, Setting = written.Setting,
            };
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException)
        {
            throw new SweepException($"'{path}' holds no trial: {e.Message}", e);
        }
    }

    /// <summary>Writes it as JSON.</summary>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var written = new Written(Trial, Seed, [.. Values.Select(WrittenValue.Of)], Folder, Results, Epochs, Threads, HasAnswers, Setting);
        AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, written, SweepJson.Options));
    }

    private sealed record Written(
        int Trial, ulong Seed, IReadOnlyList<WrittenValue> Values, string Folder, string Results, int? Epochs = null, int? Threads = null,
        bool HasAnswers = false, JsonObject? Setting = null);
}
