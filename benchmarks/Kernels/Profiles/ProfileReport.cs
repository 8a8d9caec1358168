using System.Globalization;
using MLNetVision.Benchmarks.Kernels.Machine;
using Spectre.Console;

namespace MLNetVision.Benchmarks.Kernels.Profiles;

/// <summary>Writes a profile: by kind of step, the dearest first, or step by step.</summary>
internal sealed class ProfileReport(IAnsiConsole console, MachineSpeed machine, double bytesInUse)
{
    public void Write(IReadOnlyList<ProfileLine> lines, StepTimes times)
    {
        var all = lines.Sum(l => l.Seconds) + times.Before + times.After;
        var kinds = lines.GroupBy(l => (l.Name, l.Part)).Select(g => new ProfileLine(
            g.Key.Name, g.Key.Part, g.Count(), g.Sum(l => l.Seconds), g.Aggregate(default(Cost), (sum, l) => sum + l.Cost)));
        var table = Table("kind", "steps");
        foreach (var line in kinds.OrderByDescending(l => l.Seconds))
        {
            table.AddRow([Markup.Escape(line.Name), line.Part, $"{line.Steps}", .. Speeds(line, all)]);
        }

        AddRest(table, "before the steps: inputs", times.Before, all);
        AddRest(table, "after the steps: update, outputs", times.After, all);
        console.Write(table);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"All together {1e3 * all:F1} ms, each step at its best; a whole pass took {1e3 * times.Whole:F1} ms at best."));
    }

    public void WriteEach(IReadOnlyList<ProfileLine> lines)
    {
        var all = lines.Sum(l => l.Seconds);
        var table = Table("step", "");
        foreach (var line in lines)
        {
            table.AddRow([Markup.Escape(line.Name), line.Part, "", .. Speeds(line, all)]);
        }

        console.Write(table);
    }

    private static Table Table(string name, string count)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(name, "", count, "ms", "of the time", "GFLOP/s", "GB/s", "bound by", "of the best");
        foreach (var place in (int[])[2, 3, 4, 5, 6, 8])
        {
            table.Columns[place].RightAligned();
        }

        return table;
    }

    private string[] Speeds(ProfileLine line, double all)
    {
        var verdict = machine.Judge(line.Cost, bytesInUse, line.Seconds);
        return [verdict.Milliseconds, Share(line.Seconds, all), verdict.GigaFlops, verdict.GigaBytes, verdict.Bound, verdict.ShareOfBest];
    }

    private static void AddRest(Table table, string name, double seconds, double all) =>
        table.AddRow(name, "", "", (1e3 * seconds).ToString("F3", CultureInfo.InvariantCulture), Share(seconds, all), "-", "-", "-", "-");

    private static string Share(double seconds, double all) => (100 * seconds / all).ToString("F1", CultureInfo.InvariantCulture) + " %";
}
