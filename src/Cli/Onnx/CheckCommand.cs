using System.CommandLine;
using MLNetVision.Compute;
using MLNetVision.Compute.Oracle;
using MLNetVision.Onnx.Checking;
using Spectre.Console;

namespace MLNetVision.Cli.Onnx;

/// <summary>mlvision onnx check PATH</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var path = new Argument<FileSystemInfo>("path")
        {
            Description = "A folder with model.onnx and test_data_set_N, a model in such a folder, or folders of them.",
        };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var all = new Option<bool>("--all") { Description = "List the tests that pass, too." };
        path.AcceptExistingOnly();
        var command = new Command("check", "Runs models on the inputs that lie beside them and compares the outputs.") { path, json, all };
        command.SetAction((parsed, cancellation) =>
        {
            var found = Find(parsed.GetRequiredValue(path).FullName);
            var results = Run(found, cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(Console.Out, new CheckReport(results));
            }
            else
            {
                CheckReportView.Show(Terminal.Output, new CheckReport(results), parsed.GetValue(all));
            }

            return Task.FromResult(results.Any(r => r.Outcome == ModelCheckOutcome.Failed) ? ExitCode.Failure : ExitCode.Success);
        });
        return command;
    }

    private static IReadOnlyList<string> Find(string path)
    {
        var folder = File.Exists(path) ? Path.GetDirectoryName(path)! : path;
        return ModelCheck.Find(folder) is { Count: > 0 } found
            ? found
            : throw new CommandException(
                $"'{path}' holds no model.onnx. A test is a folder with model.onnx and test_data_set_0/input_0.pb, output_0.pb and so on.");
    }

    /// <summary>The progress goes to the error stream, so that the output can be piped.</summary>
    private static IReadOnlyList<ModelCheckResult> Run(IReadOnlyList<string> folders, CancellationToken cancellation)
    {
        var check = new ModelCheck(new ManagedEngine(), new ScalarEngine());
        if (Console.IsErrorRedirected)
        {
            return Run(check, folders, () => { }, cancellation);
        }

        return Terminal.Error.Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask("Checking models", maxValue: folders.Count);
            return Run(check, folders, () => task.Increment(1), cancellation);
        });
    }

    private static List<ModelCheckResult> Run(ModelCheck check, IReadOnlyList<string> folders, Action done, CancellationToken cancellation)
    {
        var results = new List<ModelCheckResult>();
        foreach (var folder in folders)
        {
            cancellation.ThrowIfCancellationRequested();
            results.Add(check.Run(folder));
            done();
        }

        return results;
    }
}
