using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Sweeps.Reports;

/// <summary>Style and script of a sweep's page, carried in the assembly.</summary>
internal static class SweepPageFiles
{
    private static readonly string[] Scripts = ["sweep.js", "scales.js", "plots.js", "history.js", "parallel.js", "spread.js"];

    public static string Style { get; } = PageFiles.PageStyle + PageFiles.Read(typeof(SweepPageFiles).Assembly, "MLNetVision.Sweeps.sweep.css");

    public static string Script { get; } =
        PageFiles.Script + string.Concat(Scripts.Select(name => PageFiles.Read(typeof(SweepPageFiles).Assembly, $"MLNetVision.Sweeps.{name}")));
}
