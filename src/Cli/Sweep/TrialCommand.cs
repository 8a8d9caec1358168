using System.CommandLine;
using MLNetVision.Cli.Models;
using MLNetVision.Sweeps;
using MLNetVision.Training;

namespace MLNetVision.Cli.Sweep;

/// <summary>mlvision trial --spec FILE</summary>
internal static class TrialCommand
{
    /// <summary>Where a specification has the plan.</summary>
    public const string Plan = "plan";

    private static readonly Option<FileInfo> Spec = new Option<FileInfo>("--spec")
    {
        Description = "The trial, as 'mlvision sweep' writes it: parameters, seed, folder, results, epochs, threads, pictures.",
        Required = true,
    }.AcceptExistingOnly();

    private static readonly EngineFlags Engine = new();

    public static Command Create()
    {
        var command = new Command(
            "trial",
            "Does one trial of a sweep, from where it was. Results go to the file that the specification names, a line of JSON an epoch, and to the output.")
        {
            Spec,
        };
        foreach (var option in Engine.All)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetRequiredValue(Spec).FullName;
        var spec = TrialSpec.Load(path);
        var results = Console.Out;

        // What a library prints is no result.
        Console.SetOut(Console.Error);
        var work = new SweepWork(SweepPlan.Of(spec.Setting?[Plan], path), path, new ImageLoadReport());
        var run = new SweepRun { Training = new VisionRun { Cancellation = cancellation, Engine = Engine.Read(parsed) } };
        var state = work.Make(new SweepBudget { Trials = 1 }, run, parallel: 1).RunTrial(spec, work.Known, answers: Console.In, output: results);
        return state == TrialState.Failed ? ExitCode.Failure : cancellation.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Success;
    }
}
