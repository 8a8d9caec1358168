using System.CommandLine;
using Spectre.Console;

namespace MLNetVision.Cli.Data;

/// <summary>mlvision data FOLDER</summary>
internal static class DataCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "A folder of images; each folder in it is a class." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var headers = new Option<bool>("--headers") { Description = "Read only the heads of the files: quicker, but a damaged picture goes unnoticed." };
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 if any image cannot be read." };
        folder.AcceptExistingOnly();
        var command = new Command("data", "Describes an image folder: classes, counts, sizes, unreadable files.") { folder, json, headers, strict };
        command.SetAction((parsed, cancellation) =>
        {
            var report = Scan(parsed.GetRequiredValue(folder).FullName, parsed.GetValue(headers), cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(Console.Out, report);
            }
            else
            {
                FolderReportView.Show(Terminal.Output, report);
            }

            return Task.FromResult(Judge(report, parsed.GetValue(strict)));
        });
        return command;
    }

    private static int Judge(FolderReport report, bool strict)
    {
        if (report.Images == 0)
        {
            Console.Error.WriteLine($"mlvision: '{report.Folder}' holds no image that can be read. Images are expected in it or in one folder a class.");
            return ExitCode.Failure;
        }

        return strict && report.Unreadable.Count > 0 ? ExitCode.Failure : ExitCode.Success;
    }

    /// <summary>The progress goes to the error stream, so that the output can be piped.</summary>
    private static FolderReport Scan(string folder, bool headersOnly, CancellationToken cancellation)
    {
        if (Console.IsErrorRedirected)
        {
            return FolderScan.Run(folder, headersOnly, (_, _) => { }, cancellation);
        }

        return Terminal.Error.Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask("Reading images");
            return FolderScan.Run(folder, headersOnly, (done, total) => task.MaxValue(total).Value(done), cancellation);
        });
    }
}
