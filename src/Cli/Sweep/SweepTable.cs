using System.Globalization;
using MLNetVision.Sweeps;
using Spectre.Console;

namespace MLNetVision.Cli.Sweep;

/// <summary>How a sweep stands, on the error stream: a table that changes in place, or a line for each trial that changes where there is no terminal.</summary>
internal sealed class SweepTable(string metric, Action<Table>? show) : IProgress<SweepProgress>
{
    private const int Shown = 12;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, (TrialState State, int Epochs)> _said = [];

    /// <summary>Does something while the table is shown.</summary>
    public static T Show<T>(string metric, Func<SweepTable, T> work)
    {
        if (Console.IsErrorRedirected)
        {
            return work(new SweepTable(metric, show: null));
        }

        return Terminal.Error.Live(new Table()).AutoClear(true).Start(context => work(new SweepTable(metric, table =>
        {
            context.UpdateTarget(table);
            context.Refresh();
        })));
    }

    public void Report(SweepProgress value)
    {
        lock (_lock)
        {
            if (show is null)
            {
                Say(value);
            }
            else
            {
                show(Draw(value));
            }
        }
    }

    private void Say(SweepProgress value)
    {
        foreach (var trial in value.Trials.Where(t => t.State != TrialState.Running))
        {
            var now = (trial.State, trial.Epochs.Count);
            if (_said.GetValueOrDefault(trial.Number, (TrialState.Running, -1)) != now)
            {
                _said[trial.Number] = now;
                Console.Error.WriteLine($"trial {trial.Number}: {State(trial)}, {trial.Epochs.Count} epochs, {Result(trial)}  {Parameters(trial)}");
                Console.Error.WriteLine(Standing(value));
            }
        }
    }

    private Table Draw(SweepProgress value)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(Standing(value))) };
        table.AddColumns("trial", "state", "epochs", Markup.Escape(metric), "parameters");
        var shown = value.Trials.OrderByDescending(t => t.Number == value.Best?.Number).ThenByDescending(t => t.State == TrialState.Running)
            .ThenByDescending(t => t.Number).Take(Shown).OrderBy(t => t.Number);
        foreach (var trial in shown)
        {
            var style = trial.Number == value.Best?.Number ? "bold green" : trial.State == TrialState.Failed ? "red" : "default";
            string[] cells = [$"{trial.Number}", State(trial), $"{trial.Epochs.Count}", Result(trial), Parameters(trial)];
            table.AddRow([.. cells.Select(c => new Markup($"[{style}]{Markup.Escape(c)}[/]"))]);
        }

        return table;
    }

    private string Standing(SweepProgress value)
    {
        var counts = string.Join(", ", value.Trials.GroupBy(t => t.State).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Name(g.Key)}"));
        var best = value.Best is { } found ? $"best {metric} {Number(found.Objectives[0])} in trial {found.Number}" : "none is complete yet";
        var left = value.Left is { } time ? $", {Span(time)} left" : string.Empty;
        return $"{best}; {counts}; {Span(value.Elapsed)} gone{left}";
    }

    private string Result(TrialRecord trial) => trial switch
    {
        { Objectives: [var value, ..] } => Number(value),
        { State: TrialState.Failed } => trial.Error ?? string.Empty,
        { Epochs: [.., var last] } when last.Figures.TryGetValue(metric, out var value) => $"({Number(value)})",
        _ => string.Empty,
    };

    private static string State(TrialRecord trial) => Name(trial.State);

    private static string Name(TrialState state) => state.ToString().ToLowerInvariant();

    private static string Parameters(TrialRecord trial) => string.Join(", ", trial.Values.Select(v => v.Domain switch
    {
        BoolDomain => $"{v.Name} {(v.Value > 0 ? "yes" : "no")}",
        ChoiceDomain choice => $"{v.Name} {choice.Values[(int)v.Value]}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{v.Name} {v.Value:G3}"),
    }));

    private static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Span(TimeSpan time) =>
        time <= TimeSpan.Zero ? "0:00" : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00}");
}
