using System.CommandLine;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Benchmarks.Peers.Suites;
using Spectre.Console;

var suites = new[] { ImagingSuite.Create() };
var name = new Argument<string>("suite") { Description = $"One of: {string.Join(", ", suites.Select(s => s.Name))}." };
var threads = new Option<int>("--threads") { Description = "Threads for both sides.", DefaultValueFactory = _ => 1 };
var json = new Option<FileInfo?>("--json") { Description = "Also write the rows to this file." };
name.AcceptOnlyFromAmong([.. suites.Select(s => s.Name)]);
threads.Validators.Add(r =>
{
    if (r.GetValueOrDefault<int>() < 1)
    {
        r.AddError("--threads takes a number from 1.");
    }
});

var command = new RootCommand(
    "Runs a suite of work, ours and a peer's alternately, and prints how they compare. A ratio above 1: ours is faster.") { name, threads, json };
command.SetAction(parsed =>
{
    var suite = suites.Single(s => s.Name == parsed.GetRequiredValue(name));
    var console = ReportConsole.Create();
    var rows = SuiteRunner.Run(suite, parsed.GetValue(threads), console.WriteLine);
    RowWriter.WriteTable(console, rows);
    if (parsed.GetValue(json) is { } file)
    {
        RowWriter.WriteJson(file.FullName, rows);
    }

    return rows.Any(r => r.Status == RowStatus.Failed) ? 1 : 0;
});
return command.Parse(args).Invoke();
