using System.CommandLine;
using System.Text;
using Microsoft.ML;
using MLNetVision.Cli.Models;
using MLNetVision.Cli.Pictures;
using MLNetVision.Evaluation;
using MLNetVision.Networks;
using MLNetVision.Training;
using MLNetVision.Transforms;
using Spectre.Console;

namespace MLNetVision.Cli.Embed;

/// <summary>mlvision embed PICTURES --method tsne --html FILE</summary>
internal static class EmbedCommand
{
    private const int Fewest = 4;

    private static readonly Argument<string> Pictures = new("pictures")
    {
        Description = "A folder of pictures, with a folder for each class where they have any; a ZIP archive of one;"
            + " or a CSV file with the columns image and label.",
    };

    private static readonly Option<FileInfo> Html = new("--html") { Description = "A page with the map, whose places show their pictures." };

    private static readonly Option<FileInfo> Csv = new("--csv") { Description = "A CSV file: the picture, its label, and its place." };

    private static readonly Option<bool> Json = new("--json") { Description = "Write JSON." };

    private static readonly Option<int?> Threads = new("--threads") { Description = "The most threads; results do not depend on it." };

    private static readonly EmbedFlags Flags = new();

    private static readonly EngineFlags Engine = new();

    public static Command Create()
    {
        var command = new Command("embed", "Makes a map of pictures: those that are alike are near each other. Ctrl-C ends it early and keeps the best map.")
        {
            Pictures, Html, Csv, Json, Threads,
        };
        foreach (var option in Flags.All.Concat(Engine.All))
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var files = new[] { parsed.GetValue(Html), parsed.GetValue(Csv) }.Where(f => f is not null).Select(f => f!.FullName).ToArray();
        Check(files, parsed.GetValue(Json));
        var options = Flags.Read(parsed);
        var left = new ImageLoadReport();
        var progress = new EmbedProgress();
        var folder = parsed.GetRequiredValue(Pictures);
        var pictures = EmbedPictures.Read(PictureData.Open(new MLContext(), folder, left), folder, options[0].Size, progress.Reading, cancellation);
        PictureData.Tell(left);
        var run = new VisionRun { Cancellation = cancellation, Threads = parsed.GetValue(Threads), Engine = Engine.Read(parsed), Observers = [progress] };
        EmbedReport[] reports = [.. options.Select(o => Report(o, Make(o, pictures, folder, run), pictures, left, files))];
        if (parsed.GetValue(Html) is { } html)
        {
            var page = EmbedPage.Of(reports, folder, pictures).ToHtml();
            AtomicFile.Write(html.FullName, stream => stream.Write(Encoding.UTF8.GetBytes(page)));
        }

        if (parsed.GetValue(Csv) is { } csv)
        {
            EmbedReport.WriteCsv(reports, csv.FullName);
        }

        Show(reports, parsed.GetValue(Json));
        return ExitCode.Success;
    }

    private static void Check(string[] files, bool json)
    {
        if (files.Length == 0 && !json)
        {
            throw new CommandException("There is nowhere to write the map. Give --html FILE, --csv FILE, --json, or several of them.");
        }

        if (files.FirstOrDefault(f => !Directory.Exists(Path.GetDirectoryName(f))) is { } lost)
        {
            throw new CommandException($"'{lost}' cannot be written: there is no folder '{Path.GetDirectoryName(lost)}'.");
        }
    }

    private static EmbedMap Make(EmbedOptions options, List<EmbedPicture> pictures, string folder, VisionRun run)
    {
        if (pictures.Count < Fewest)
        {
            throw new CommandException($"'{folder}' has {pictures.Count} pictures that can be read; a map needs {Fewest} or more.");
        }

        var grey = pictures.All(p => p.IsGrey);
        try
        {
            return EmbedMap.Make(options, [.. pictures.Select(p => p.Values(grey))], run);
        }
        catch (ArgumentException e)
        {
            throw new CommandException(e.Message);
        }
    }

    private static EmbedReport Report(EmbedOptions options, EmbedMap map, List<EmbedPicture> pictures, ImageLoadReport left, string[] files)
    {
        string[] labels = [.. pictures.Select(p => p.Label)];
        var agreement = labels.Distinct().Count() > 1 ? new PictureMap("", map.Places).NeighbourAgreement(labels) : double.NaN;
        return new EmbedReport(
            options.Method, map.Says, double.IsNaN(agreement) ? null : agreement, map.EndedEarly,
            [.. pictures.Zip(map.Places, (p, place) => new PlacedPicture(p.Name, p.Label, place))], left.Skipped, files);
    }

    /// <summary>One map is an object in JSON, several are a list.</summary>
    private static void Show(EmbedReport[] reports, bool json)
    {
        if (json && reports.Length == 1)
        {
            JsonOutput.Write(Console.Out, reports[0]);
        }
        else if (json)
        {
            JsonOutput.Write(Console.Out, reports);
        }
        else
        {
            Array.ForEach(reports, Tell);
            foreach (var file in reports[0].Files)
            {
                Terminal.Output.MarkupLineInterpolated($"{new FileInfo(file).Length / 1e6:N1} MB in {file}");
            }
        }
    }

    private static void Tell(EmbedReport report)
    {
        var console = Terminal.Output;
        console.MarkupLineInterpolated($"{EmbedPage.Name(report.Method)} of {report.Pictures.Count:N0} pictures: {report.Says}");
        if (report.Agreement is { } agreement)
        {
            console.MarkupLineInterpolated($"{agreement * 100:F1} % of the ten nearest have the same label");
        }

        if (report.EndedEarly)
        {
            console.MarkupLine("ended early; this is the best map until there");
        }
    }
}
