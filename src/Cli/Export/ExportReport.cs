namespace MLNetVision.Cli.Export;

/// <summary>What was written.</summary>
internal sealed record ExportReport(
    string Network, string File, long Bytes, int Opset, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, int Nodes, long Parameters,
    IReadOnlyList<string> Notes);
