using System.Globalization;
using MLNetVision.Sweeps;

namespace MLNetVision.Samples.SweepDigits;

/// <summary>Says what came of each trial as soon as it is known.</summary>
internal sealed class Table : IProgress<SweepProgress>
{
    private readonly Dictionary<int, (TrialState State, int Epochs)> _said = [];

    public void Report(SweepProgress value)
    {
        foreach (var trial in value.Trials.Where(t => t.State != TrialState.Running))
        {
            var now = (trial.State, trial.Epochs.Count);
            if (_said.GetValueOrDefault(trial.Number) != now)
            {
                _said[trial.Number] = now;
                Console.WriteLine(Line(trial));
            }
        }
    }

    private static string Line(TrialRecord trial)
    {
        var result = trial.Objectives is [var accuracy, ..] ? accuracy.ToString("P1", CultureInfo.InvariantCulture) : trial.Error ?? string.Empty;
        var parameters = string.Join(", ", trial.Values.Select(v => $"{v.Name} {Number(v)}"));
        return $"  {trial.Number,3}  {trial.State,-8} {trial.Epochs.Count,3} epochs  {result,7}  {parameters}";
    }

    private static string Number(DrawnValue value) => value.Domain switch
    {
        BoolDomain => value.Value > 0 ? "yes" : "no",
        ChoiceDomain choice => choice.Values[(int)value.Value],
        _ => value.Value.ToString("G3", CultureInfo.InvariantCulture),
    };
}
