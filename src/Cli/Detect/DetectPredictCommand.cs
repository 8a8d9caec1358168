using System.CommandLine;
using System.Globalization;
using Microsoft.ML;
using MLNetVision.Cli.Pictures;
using MLNetVision.Imaging;

namespace MLNetVision.Cli.Detect;

/// <summary>mlvision detect predict MODEL FILE...</summary>
internal static class DetectPredictCommand
{
    private static readonly Argument<string> Model = new("model") { Description = "A detector of 'mlvision detect train'." };

    private static readonly Argument<string[]> Files = new("files") { Description = "Pictures, and folders of pictures.", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<float> Score = new("--score") { Description = "Tell and draw objects from this score on.", DefaultValueFactory = _ => 0.5f };

    private static readonly Option<string> Json = new("--json")
    {
        Description = "A file to write all detections to, of every score; 'detect evaluate --found' reads it.",
    };

    private static readonly Option<string> Draw = new("--draw") { Description = "A folder to write the pictures to as PNG, with boxes and captions." };

    public static Command Create()
    {
        var command = new Command(
            "predict",
            "Says which objects are in pictures, and where. Pictures that cannot be read are named on the error stream, and the exit code is 1.")
        {
            Model, Files, Score, Json, Draw,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var context = new MLContext();
        var model = DetectorScores.Load(context, parsed.GetRequiredValue(Model));
        var left = new ImageLoadReport();
        var drawing = parsed.GetValue(Draw) is { } folder ? new DrawnPictures(folder, parsed.GetValue(Score)) : null;
        var found = new List<FoundPicture>();
        foreach (var picture in DetectorScores.Of(model, PictureData.OpenFiles(context, parsed.GetRequiredValue(Files), left)))
        {
            cancellation.ThrowIfCancellationRequested();
            Console.Out.WriteLine(Line(picture, parsed.GetValue(Score)));
            drawing?.Write(picture);
            found.Add(picture);
        }

        if (parsed.GetValue(Json) is { } file)
            File.WriteAllText(file, new FoundFile(found).ToJson());
        PictureData.Tell(left);
        return left.Skipped.Count > 0 ? ExitCode.Failure : ExitCode.Success;
    }

    private static string Line(FoundPicture picture, float least) => string.Join("\t", picture.Objects.Where(o => o.Score >= least)
        .Select(o => string.Create(
            CultureInfo.InvariantCulture, $"{o.Label} {o.Score:F2} [{string.Join(' ', o.Box.Select(b => b.ToString("F0", CultureInfo.InvariantCulture)))}]"))
        .Prepend(picture.File));
}
