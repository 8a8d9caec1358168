using System.CommandLine;
using Microsoft.ML;
using MLNetVision.Cli.Pictures;
using MLNetVision.Evaluation;
using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Training.Data;

namespace MLNetVision.Cli.Detect;

/// <summary>mlvision detect evaluate ANNOTATIONS --model FILE | --found FILE</summary>
internal static class DetectEvaluateCommand
{
    private static readonly Argument<string> Truth = new("annotations") { Description = DetectCommand.Annotations };

    private static readonly Option<string> Model = new("--model") { Description = "A detector of 'mlvision detect train', run on the annotated pictures." };

    private static readonly Option<string> Found = new("--found")
    {
        Description = "Detections instead of a model: as 'mlvision detect predict --json' writes them, or COCO's results, a list by image_id and category_id.",
    };

    private static readonly Option<string> Pictures = new("--pictures")
    {
        Description = "Where the pictures of a .json file of annotations lie; beside it unless given.",
    };

    private static readonly Option<double> Overlap = new("--overlap")
    {
        Description = "The overlap from which on a box is where an object is.",
        DefaultValueFactory = _ => 0.5,
    };

    private static readonly Option<double> Score = new("--score")
    {
        Description = "The score from which on a box counts as said, in confusions, precision and recall.",
        DefaultValueFactory = _ => 0.5,
    };

    private static readonly Option<bool> Intervals = new("--intervals")
    {
        Description = "Add the range that each mean average precision lies in with a confidence of 95 %, from pictures drawn anew.",
    };

    private static readonly Option<string[]> Reports = new("--report")
    {
        Description = "A report to write; its ending says which: .html (with the pictures), .md, .csv, .json or .txt. May be given several times.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Write JSON instead of text." };

    public static Command Create()
    {
        Overlap.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<double>() is not (>= 0.1 and <= 1))
                r.AddError("--overlap is an intersection over union from 0.1 to 1, such as 0.5.");
        });
        var command = new Command("evaluate", "Says how good a detector is on annotated pictures: average precision by PASCAL VOC and COCO, errors by kind.")
        {
            Truth, Model, Found, Pictures, Overlap, Score, Intervals, Reports, Json,
        };
        command.Validators.Add(r =>
        {
            if (r.GetResult(Model) is null == r.GetResult(Found) is null)
                r.AddError("Give either --model, which is run on the pictures, or --found, a file of detections.");
        });
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        foreach (var path in parsed.GetValue(Reports) ?? [])
            DetectionReports.Check(path);
        var truth = Annotations.Read(parsed.GetRequiredValue(Truth), parsed.GetValue(Pictures), cancellation);
        var rules = new MatchingRules { Overlap = parsed.GetValue(Overlap), LeastScore = parsed.GetValue(Score) };
        var (evaluation, notes) = FoundMatch.Evaluate(
            truth, Detections(parsed, truth, cancellation), rules, parsed.GetValue(Intervals), cancellation);
        foreach (var note in notes)
            Console.Error.WriteLine(note);
        Console.Out.WriteLine(parsed.GetValue(Json) ? evaluation.ToJson() : evaluation.ToText());
        var page = new DetectionPage
        {
            Title = Path.GetFileName(parsed.GetValue(Model) ?? parsed.GetRequiredValue(Found)),
            Subtitle = $"on {parsed.GetRequiredValue(Truth)}",
            Evaluation = evaluation,
            Picture = p => Picture(p.Id),
            Notes = notes,
        };
        foreach (var path in parsed.GetValue(Reports) ?? [])
            DetectionReports.Write(path, page);
        return ExitCode.Success;
    }

    private static IReadOnlyList<FoundPicture> Detections(ParseResult parsed, AnnotationSet truth, CancellationToken cancellation)
    {
        if (parsed.GetValue(Found) is { } file)
            return FoundFile.Read(file, parsed.GetRequiredValue(Truth), parsed.GetValue(Pictures)).Pictures;

        var context = new MLContext();
        var model = DetectorScores.Load(context, parsed.GetRequiredValue(Model));
        var left = new ImageLoadReport();
        var found = new List<FoundPicture>();
        foreach (var picture in DetectorScores.Of(model, PictureData.OpenFiles(context, truth.Pictures.Select(p => p.File), left)))
        {
            cancellation.ThrowIfCancellationRequested();
            found.Add(picture);
        }

        PictureData.Tell(left);
        return found;
    }

    private static Image<byte>? Picture(string path)
    {
        try
        {
            return ImageFile.Load(path);
        }
        catch (Exception e) when (e is IOException or ImageFormatException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }
}
