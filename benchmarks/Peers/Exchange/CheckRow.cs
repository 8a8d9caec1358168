using MLNetVision.Benchmarks.Peers.Harness;

namespace MLNetVision.Benchmarks.Peers.Exchange;

/// <summary>What came out for one model.</summary>
internal sealed record CheckRow(string Model, RowStatus Status, IReadOnlyList<Finding> Findings, string Remark, double Seconds);
