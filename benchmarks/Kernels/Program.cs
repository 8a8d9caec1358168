using System.CommandLine;
using MLNetVision.Benchmarks.Kernels.Cases;
using MLNetVision.Benchmarks.Kernels.Precise;
using MLNetVision.Benchmarks.Kernels.Profiles;
using MLNetVision.Benchmarks.Kernels.Quick;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Networks.Zoo;

var quick = new Option<bool>("--quick") { Description = "Take the best of a few runs instead of BenchmarkDotNet's many." };
var only = new Option<string>("--only") { Description = "Run the cases whose names contain this text.", DefaultValueFactory = _ => "" };
var threads = new Option<int>("--threads")
{
    Description = "Threads that take part: all processors unless given.",
    DefaultValueFactory = _ => Environment.ProcessorCount,
};
var network = new Option<string?>("--network") { Description = $"Time each step of a network instead: {string.Join(", ", ModelZoo.Models)}." };
var batch = new Option<int?>("--batch") { Description = "With --network: pictures a pass; what suits their size unless given." };
var inference = new Option<bool>("--inference") { Description = "With --network: only the way forward, as it runs after training." };
var each = new Option<bool>("--each") { Description = "With --network: list each step, too." };
network.AcceptOnlyFromAmong([.. ModelZoo.Models.Select(m => m.Name)]);
threads.Validators.Add(r =>
{
    if (r.GetValueOrDefault<int>() < 1 || r.GetValueOrDefault<int>() > Environment.ProcessorCount)
    {
        r.AddError($"--threads takes a number from 1 to {Environment.ProcessorCount}, the processors of this machine.");
    }
});
batch.Validators.Add(r =>
{
    if (r.GetValueOrDefault<int?>() < 1)
    {
        r.AddError("--batch takes a number from 1.");
    }
});

var command = new RootCommand(
    "Times the ops of the managed engine in the geometries of real networks, as a share of what this machine can do: products by the tile that they are made "
    + "of on data in the first cache, other ops by a plain copy of as many bytes. What else is written goes to BenchmarkDotNet.")
{
    quick, only, threads, network, batch, inference, each,
};
command.TreatUnmatchedTokensAsErrors = false;
command.SetAction(parsed =>
{
    var count = parsed.GetValue(threads);
    if (parsed.GetValue(network) is { } name)
    {
        var options = new ProfileOptions(name, parsed.GetValue(batch), count, parsed.GetValue(inference), parsed.GetValue(each));
        NetworkProfile.Run(ReportConsole.Create(), options);
        return 0;
    }

    var text = parsed.GetRequiredValue(only);
    OpCase[] cases = [.. OpCatalogue.All.Where(c => c.Name.Contains(text, StringComparison.OrdinalIgnoreCase))];
    if (cases.Length == 0)
    {
        Console.Error.WriteLine($"No case has '{text}' in its name. The cases are:");
        Console.Error.WriteLine(string.Join(Environment.NewLine, OpCatalogue.All.Select(c => c.Name)));
        return 1;
    }

    if (parsed.GetValue(quick))
    {
        QuickRun.Run(ReportConsole.Create(), cases, count);
        return 0;
    }

    return PreciseRun.Run(cases, count, [.. parsed.UnmatchedTokens]) ? 0 : 1;
});
return command.Parse(args).Invoke();
