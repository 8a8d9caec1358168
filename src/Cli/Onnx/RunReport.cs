namespace MLNetVision.Cli.Onnx;

/// <summary>What a run gave and how long it took.</summary>
internal sealed record RunReport(
    string File,
    double ReadMilliseconds,
    double ImportMilliseconds,
    double CompileMilliseconds,
    double FirstMilliseconds,
    double? BestMilliseconds,
    double? MedianMilliseconds,
    long MemoryBytes,
    IReadOnlyList<ResultReport> Outputs);

/// <summary>An output in numbers.</summary>
internal sealed record ResultReport(string Name, string Type, double Mean, double Smallest, double Largest, IReadOnlyList<double> First);
