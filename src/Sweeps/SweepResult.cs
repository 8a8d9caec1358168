using Microsoft.ML;

namespace MLNetVision.Sweeps;

/// <summary>What a sweep found.</summary>
/// <param name="Trials">All trials, in the order of their numbers.</param>
/// <param name="Best">The best one by the first objective.</param>
/// <param name="Front">With several objectives: the trials that no other beats in all of them, the best by the first objective first.</param>
/// <param name="Model">The best pipeline, fitted to all rows; or, without refitting, as the trial fitted it.</param>
public sealed record SweepResult(IReadOnlyList<TrialRecord> Trials, TrialRecord Best, IReadOnlyList<TrialRecord> Front, ITransformer Model)
{
    /// <summary>What was tried and what came of it.</summary>
    public SweepReport Report { get; init; } = new() { Trials = Trials };

    /// <summary>The report as one page: no network, no other file.</summary>
    public string ToHtml() => Report.ToHtml();

    /// <summary>Writes the page.</summary>
    public void SaveHtml(string path) => Report.SaveHtml(path);
}
