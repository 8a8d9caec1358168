namespace MLNetVision.Cli.Onnx;

/// <summary>What an ONNX file holds, and what becomes of it here.</summary>
internal sealed record ModelReport(
    string File,
    string Graph,
    string Producer,
    long IrVersion,
    IReadOnlyDictionary<string, long> OperatorSets,
    IReadOnlyList<SlotReport> Inputs,
    IReadOnlyList<SlotReport> Outputs,
    IReadOnlyDictionary<string, int> Operators,
    int Initializers,
    long Numbers,
    IReadOnlyDictionary<string, string> Metadata,
    ImportReport Import);

/// <summary>An input or an output.</summary>
internal sealed record SlotReport(string Name, string Type);

/// <summary>What the importer makes of the model: a network with so many parameters, or what stands in the way.</summary>
internal sealed record ImportReport(
    bool Succeeds, long Parameters, long FlopsOfARow, IReadOnlyList<string> Notes, string? Problem, IReadOnlyList<string> Unsupported);
