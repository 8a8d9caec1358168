using System.CommandLine;
using MLNetVision.Networks.Zoo;
using Spectre.Console;

namespace MLNetVision.Cli.Zoo;

/// <summary>mlvision zoo [NAME]</summary>
internal static class ZooCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("name")
        {
            Description = "A network, whose steps are shown; without one, all are listed.", Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var measure = new Option<bool>("--measure") { Description = "Time a picture on this machine's processor." };
        var command = new Command("zoo", "Lists the networks that can be built by name, or shows one.") { name, json, measure };
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(name) is { } wanted)
            {
                ShowOne(Find(wanted), parsed.GetValue(json), parsed.GetValue(measure));
            }
            else
            {
                ShowAll(parsed.GetValue(json), parsed.GetValue(measure), cancellation);
            }

            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    /// <summary>The network of that name.</summary>
    public static ZooModel Find(string name)
    {
        if (ModelZoo.Models.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)) is { } model)
        {
            return model;
        }

        var start = name[..Math.Min(name.Length, 3)];
        var near = ModelZoo.Models.Where(m => m.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase)).Select(m => m.Name).ToArray();
        throw new CommandException(
            $"the zoo has no network '{name}'. {(near.Length > 0 ? $"Near it: {string.Join(", ", near)}." : "'mlvision zoo' lists all.")}");
    }

    private static void ShowOne(ZooModel model, bool json, bool measure)
    {
        var network = model.Build();
        var report = ZooReport.Of(model, network, measure ? ZooMeasure.Milliseconds(network) : null);
        if (json)
        {
            JsonOutput.Write(Console.Out,
                new { report.Name, report.Input, report.Classes, report.Parameters, report.GFlops, report.Milliseconds, model.Card, network.Summary().Steps });
        }
        else
        {
            ZooView.Show(Terminal.Output, report, model.Card, network.Summary());
        }
    }

    private static void ShowAll(bool json, bool measure, CancellationToken cancellation)
    {
        var reports = Read(measure, cancellation);
        if (json)
        {
            JsonOutput.Write(Console.Out, reports);
        }
        else
        {
            ZooView.Show(Terminal.Output, reports);
        }
    }

    /// <summary>The progress goes to the error stream, so that the output can be piped.</summary>
    private static List<ZooReport> Read(bool measure, CancellationToken cancellation)
    {
        if (Console.IsErrorRedirected || !measure)
        {
            return Read(measure, () => { }, cancellation);
        }

        return Terminal.Error.Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask("Timing networks", maxValue: ModelZoo.Models.Count);
            return Read(measure, () => task.Increment(1), cancellation);
        });
    }

    private static List<ZooReport> Read(bool measure, Action done, CancellationToken cancellation)
    {
        var reports = new List<ZooReport>();
        foreach (var model in ModelZoo.Models)
        {
            cancellation.ThrowIfCancellationRequested();
            var network = model.Build();
            reports.Add(ZooReport.Of(model, network, measure ? ZooMeasure.Milliseconds(network) : null));
            done();
        }

        return reports;
    }
}
