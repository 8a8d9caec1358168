using System.Text.Json.Serialization;

namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>What came out for one workload.</summary>
internal sealed record Row(
    string Work,
    string Unit,
    double? Ours,
    double? Peer,
    double? Ratio,
    double? Spread,
    bool? Equal,
    double Reach,
    RowStatus Status,
    string Remark)
{
    public static Row Skipped(Workload workload, string why) => Without(workload, null, RowStatus.Skipped, why);

    public static Row Failed(Workload workload, string why) => Without(workload, false, RowStatus.Failed, why);

    private static Row Without(Workload workload, bool? equal, RowStatus status, string why) =>
        new(workload.Name, workload.Unit, null, null, null, null, equal, workload.Reach, status, why);
}

/// <summary>A noisy or skipped row is neither passed nor failed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RowStatus>))]
internal enum RowStatus
{
    [JsonStringEnumMemberName("passed")]
    Passed,
    [JsonStringEnumMemberName("failed")]
    Failed,
    [JsonStringEnumMemberName("noisy")]
    Noisy,
    [JsonStringEnumMemberName("skipped")]
    Skipped,
}
