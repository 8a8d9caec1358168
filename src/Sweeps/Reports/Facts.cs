using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Sweeps.Reports;

/// <summary>A name and a value in a list of facts.</summary>
internal static class Facts
{
    public static string Of(string name, string value) => $"<dt><bdi>{SvgText.Escape(name)}</bdi></dt><dd><bdi>{SvgText.Escape(value)}</bdi></dd>";
}
