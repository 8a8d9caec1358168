using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MLNetVision.Networks;
using MLNetVision.Training.Loop;

namespace MLNetVision.Training.Checkpoints;

/// <summary>What two runs have to have in common for one to go on where the other was, by name.</summary>
internal static class RunIdentity
{
    public static IReadOnlyDictionary<string, string> Of(TrainingRun run, RunPlan plan)
    {
        var options = run.Options;
        var identity = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["network"] = $"{run.Network.Name} ({Hash(NetworkJson.Write(run.Network))})",
            ["rule"] = JsonSerializer.Serialize(options.Rule, TrainingJson.Options),
            ["schedule"] = JsonSerializer.Serialize(options.Schedule, TrainingJson.Options),
            ["early stopping"] = JsonSerializer.Serialize(options.EarlyStopping, TrainingJson.Options),
            ["batch size"] = Text(plan.BatchSize),
            ["training rows"] = Text(run.Training.Rows),
            ["validation rows"] = Text(run.Validation?.Rows ?? 0),
            ["seed"] = Text(options.Seed),
            ["shuffle"] = options.Shuffle ? "yes" : "no",
            ["loss"] = options.Loss,
            ["figures"] = $"{string.Join(", ", plan.Goals.Keys)}; the best by {plan.SelectBy}",
        };
        if (options.Schedule.DependsOnLength)
        {
            identity.Add("epochs", Text(options.Epochs));
        }

        return identity;
    }

    /// <summary>Refuses to go on where another run was.</summary>
    public static void Check(string path, IReadOnlyDictionary<string, string> found, IReadOnlyDictionary<string, string> wanted)
    {
        var faults = wanted.Keys.Union(found.Keys)
            .Where(name => found.GetValueOrDefault(name) != wanted.GetValueOrDefault(name))
            .Select(name => $"{name}: {found.GetValueOrDefault(name, "none")} there, {wanted.GetValueOrDefault(name, "none")} here")
            .ToArray();
        if (faults.Length > 0)
        {
            throw new CheckpointException(
                $"The checkpoint '{path}' is of another run and cannot be resumed by this one. They differ in {string.Join("; ", faults)}."
                + " Train on as before, or give this run a folder of its own.") { IsOfAnotherRun = true };
        }
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
