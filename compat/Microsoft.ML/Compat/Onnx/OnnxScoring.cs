namespace Microsoft.ML.Compat.Onnx;

/// <summary>What scoring with a model was asked for. No columns at all means all of the model's.</summary>
internal sealed record OnnxScoring(OnnxSource Source)
{
    public string[] Inputs { get; init; } = [];

    public string[] Outputs { get; init; } = [];

    public IReadOnlyCollection<KeyValuePair<string, int[]>> Shapes { get; init; } = [];

    public int RecursionLimit { get; init; } = 100;

    public int? GpuDeviceId { get; init; }

    public bool FallbackToCpu { get; init; }

    /// <summary>The most threads that one row is computed with; null or 0 for all processors.</summary>
    public int? Threads { get; init; }
}
