namespace MLNetVision.Tests.Conformance.Cases;

/// <summary>The cases that ONNX cannot say, and how the refusal says so. All that is written is imported again.</summary>
internal static class OnnxRefusals
{
    public static IReadOnlyDictionary<string, string> ByCase { get; } = new Dictionary<string, string>
    {
        ["any size: adaptive"] = "needs pictures of a known size for a grid of 2x3",
        ["any size: depthwise"] = "needs pictures of a known size for a grid of 2",
        ["the residual is the conv's own input and an output"] = "'x' is the name of two inputs or outputs of the graph",
    };
}
