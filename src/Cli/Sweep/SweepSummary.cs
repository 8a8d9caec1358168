using System.Text.Json.Nodes;

namespace MLNetVision.Cli.Sweep;

/// <summary>What 'mlvision sweep' says in the end.</summary>
internal sealed record SweepSummary(
    IReadOnlyDictionary<string, int> Trials, int Epochs, int Best, IReadOnlyDictionary<string, JsonNode> Parameters, string Metric, double Value,
    double HeldOutAccuracy, long HeldOutPictures, bool WasStopped, double Seconds, string Model, string Report, string HeldOutReport);
