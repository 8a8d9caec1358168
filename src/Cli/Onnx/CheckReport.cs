using MLNetVision.Onnx.Checking;

namespace MLNetVision.Cli.Onnx;

/// <summary>What became of many models.</summary>
internal sealed record CheckReport(IReadOnlyList<ModelCheckResult> Tests)
{
    public int Passed => Count(ModelCheckOutcome.Passed);

    public int Failed => Count(ModelCheckOutcome.Failed);

    public int Unsupported => Count(ModelCheckOutcome.Unsupported);

    private int Count(ModelCheckOutcome outcome) => Tests.Count(t => t.Outcome == outcome);
}
