namespace MLNetVision.Metrics;

internal static class TruthRules
{
    /// <summary>Whether finding it counts neither as right nor as wrong.</summary>
    public static bool IsIgnored(this TrueBox truth) => truth.IsDifficult || truth.IsCrowd;
}
