using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MLNetVision.Sweeps;

namespace MLNetVision.Cli.Sweep;

/// <summary>
/// All that a sweep is, but its budget and its place: what a worker needs to do one of its trials, and what a sweep that goes on has to agree in.
/// </summary>
internal sealed record SweepPlan
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>The folder, archive or list of pictures, as a full path.</summary>
    public required string Pictures { get; init; }

    /// <summary>The space as it is written.</summary>
    public required JsonNode Space { get; init; }

    public required int Height { get; init; }

    public required int Width { get; init; }

    public required int Channels { get; init; }

    public required int Epochs { get; init; }

    public required int Networks { get; init; }

    public required SearchKind Search { get; init; }

    public required PruningKind Pruning { get; init; }

    public required MetricKind Metric { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>The share of the pictures that the sweep never sees.</summary>
    public required double HeldOut { get; init; }

    /// <summary>The share of the others that measures trials.</summary>
    public required double Validation { get; init; }

    /// <summary>The flags of a backbone, as they were given; none for none.</summary>
    public IReadOnlyList<string> Backbone { get; init; } = [];

    public JsonObject ToJson() => (JsonObject)JsonSerializer.SerializeToNode(this, Json)!;

    public static SweepPlan Of(JsonNode? written, string source)
    {
        try
        {
            return written.Deserialize<SweepPlan>(Json) ?? throw new JsonException("It is null.");
        }
        catch (JsonException e)
        {
            throw new CommandException($"'{source}' holds no sweep: {e.Message}");
        }
    }

    public SweepSpace ReadSpace(string source) => SweepSpace.FromJson(Space.ToJsonString(), source);

    /// <summary>The names of what differs between two.</summary>
    public IEnumerable<string> DifferencesFrom(SweepPlan other)
    {
        var (mine, others) = (ToJson(), other.ToJson());
        return mine.Where(m => !JsonNode.DeepEquals(m.Value, others[m.Key])).Select(m => m.Key);
    }
}
