using System.Globalization;
using MLNetVision.Evaluation.Reports;
using MLNetVision.Training;

namespace MLNetVision.Sweeps.Reports;

/// <summary>How a sweep searched, in names and values; of its last call where calls differ.</summary>
internal static class SweepStory
{
    public static IEnumerable<(string Name, string Value)> Of(SweepReport report)
    {
        var call = report.Calls[^1];
        var options = call.Options;
        yield return ("Objectives", string.Join("; ", report.Objectives.Select(o => $"{o.Figure}, {Goal(o.Goal)}")));
        yield return ("Search", Search(options.Search));
        yield return ("Pruning", options.Pruning is { } rule ? $"{Pruning(rule)}, by {rule.By.Figure}" : "none");
        yield return (
            "Rows", $"{Format.Count(call.Rows.All)}; a trial is fitted to {Format.Count(call.Rows.Train)}, measured with {Format.Count(call.Rows.Validation)}");
        yield return ("Validation", call.Rows.Train == call.Rows.All ? "rows of its own" : Validation(options.Validation));
        yield return ("Seed", $"{options.Seed}; each trial has one of its own");
        foreach (var (name, version) in call.Versions)
            yield return (name, version);
    }

    /// <summary>What was used of each limit.</summary>
    public static IEnumerable<(string Name, double Share, string Says)> Budget(SweepReport report)
    {
        var call = report.Calls[^1];
        var budget = call.Options.Budget;
        if (budget.Trials is { } trials)
            yield return ("Trials", (double)report.Trials.Count / trials, $"{Format.Count(report.Trials.Count)} of {Format.Count(trials)}");
        if (budget.Epochs is { } epochs && report.Trials.Sum(t => t.Epochs.Count) is var done)
            yield return ("Epochs", (double)done / epochs, $"{Format.Count(done)} of {Format.Count(epochs)}");
        if (budget.Time is { } time && Spans.Elapsed(report with { Calls = [call] }) is var elapsed)
            yield return ("Time", elapsed / time, $"{Spans.Write(elapsed)} of {Spans.Write(time)}");
        if (budget.Target is { } target && report.Best is { } best && report.Objectives.Count > 0)
        {
            var reached = report.Objectives[0].Loss(best.Objectives[0]) <= report.Objectives[0].Loss(target);
            yield return ("Target", reached ? 1 : 0, $"{Figure.Write(best.Objectives[0])}, {Figure.Write(target)} asked");
        }
    }

    public static string When(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    public static string Threads(SweepCall call) => call.Threads is { } threads ? $"{threads} of {call.Cores} cores" : $"{call.Cores} cores";

    public static string Goal(MetricGoal goal) => goal == MetricGoal.Larger ? "the larger the better" : "the smaller the better";

    public static string Search(SearchMethod method) => method switch
    {
        GridSearch grid => $"grid, {grid.Points} points a range",
        RandomSearch => "random",
        SobolSearch => "Sobol points",
        ParzenSearch parzen => $"tree-structured Parzen estimators, {parzen.FirstTrials} trials at random first",
        GaussianProcessSearch process => $"Gaussian process with expected improvement, {process.FirstTrials} trials at first",
        _ => method.GetType().Name,
    };

    public static string Pruning(PruningRule rule) => rule switch
    {
        MedianRule median => $"median rule, after {median.FirstTrials} trials and {median.FirstEpochs} epochs",
        SuccessiveHalving halving => $"asynchronous successive halving, rungs from {halving.FirstEpochs}, one in {halving.Factor}",
        Hyperband hyperband => $"Hyperband, {hyperband.FirstEpochs} to {hyperband.Epochs} epochs, one in {hyperband.Factor}",
        _ => rule.GetType().Name,
    };

    private static string Validation(SweepValidation how) => (how.Folds is { } folds ? $"{folds} folds" : $"{Format.Share(how.Fraction)} of the rows")
        + (how.StratifyBy is { } column ? $", shares of {column} kept" : "") + $", seed {how.Seed}";
}
