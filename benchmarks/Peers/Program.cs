using System.CommandLine;
using MLNetVision.Benchmarks.Peers.Detection;
using MLNetVision.Benchmarks.Peers.Exchange;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Benchmarks.Peers.Models;
using MLNetVision.Benchmarks.Peers.Scoring;
using MLNetVision.Benchmarks.Peers.Suites;
using Spectre.Console;

var suites = new[]
{
    ImagingSuite.Create(), TrainingSuite.Create(), InferenceSuite.Create(), GpuSuite.Create(), ScoringSuite.RowByRow(), ScoringSuite.Bare(),
    ReducersSuite.Create(), ProposalsSuite.Create(),
};
var name = new Argument<string>("suite") { Description = $"One of: {string.Join(", ", suites.Select(s => s.Name))}." };
var threads = new Option<int?>("--threads") { Description = "Threads for both sides: 1 for imaging and 2 for the others unless given." };
var only = new Option<string>("--only") { Description = "Run the rows whose names contain this text.", DefaultValueFactory = _ => "" };
var noWait = new Option<bool>("--no-wait") { Description = "Do not wait for a quiet machine; all timings then count as noisy." };
var equality = new Option<bool>("--equality") { Description = "Compare the results and measure nothing." };
var json = new Option<FileInfo?>("--json") { Description = "Also write the rows to this file." };
name.AcceptOnlyFromAmong([.. suites.Select(s => s.Name)]);
threads.Validators.Add(r =>
{
    if (r.GetValueOrDefault<int?>() < 1)
    {
        r.AddError("--threads takes a number from 1.");
    }
});

var command = new RootCommand(
    "Runs a suite of work, ours and a peer's alternately, and prints how they compare. A ratio above 1: ours is faster, or takes less memory.")
{
    name, threads, only, noWait, equality, json,
};
command.SetAction(parsed =>
{
    var suite = suites.Single(s => s.Name == parsed.GetRequiredValue(name));
    var console = ReportConsole.Create();
    var options = new RunOptions(
        parsed.GetValue(threads) ?? suite.Threads, parsed.GetRequiredValue(only), !parsed.GetValue(noWait), !parsed.GetValue(equality));
    var rows = SuiteRunner.Run(suite, options, console.WriteLine);
    RowWriter.WriteTable(console, rows);
    if (parsed.GetValue(json) is { } file)
    {
        RowWriter.WriteJson(file.FullName, rows);
    }

    return rows.Any(r => r.Status == RowStatus.Failed) ? 1 : 0;
});
command.Subcommands.Add(DetectionCommand.Create());
command.Subcommands.Add(ExchangeCommand.Create());
command.Subcommands.Add(MemoryCommand());
command.Subcommands.Add(PeerCommand());
return command.Parse(args).Invoke();

static Command MemoryCommand()
{
    var work = new Argument<string>("work");
    var threads = new Argument<int>("threads");
    var hidden = new Command(FreshProcess.Command, "Does a work and writes the peak of memory: what the memory rows start.") { work, threads };
    hidden.Hidden = true;
    hidden.SetAction(parsed =>
    {
        if (!ReducersSuite.WriteMemoryOf(parsed.GetRequiredValue(work), parsed.GetRequiredValue(threads)))
        {
            TrainingSuite.WriteMemoryOf(parsed.GetRequiredValue(work), parsed.GetRequiredValue(threads));
        }
    });
    return hidden;
}

static Command PeerCommand()
{
    var hidden = new Command(MLNetPeer.Command, "Scores with ML.NET alone: the peer of the scoring suite.") { new Argument<int>("threads") };
    hidden.Hidden = true;
    hidden.SetAction(_ => MLNetPeer.Serve());
    return hidden;
}
