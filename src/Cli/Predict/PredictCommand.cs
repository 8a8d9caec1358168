using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.ML;
using MLNetVision.Cli.Models;
using MLNetVision.Cli.Pictures;

namespace MLNetVision.Cli.Predict;

/// <summary>mlvision predict MODEL FILE...</summary>
internal static class PredictCommand
{
    private static readonly Argument<string> Model = new("model") { Description = $"A model of 'mlvision train', {ModelWriter.Extension} or .zip." };

    private static readonly Argument<string[]> Files = new("files") { Description = "Pictures, and folders of pictures.", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<int> Top = new("--top") { Description = "How many classes of each picture.", DefaultValueFactory = _ => 1 };

    private static readonly Option<bool> Json = new("--json") { Description = "Write a line of JSON for each picture." };

    private static readonly ScoringFlags Scoring = new();

    private static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        Top.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() < 1)
            {
                r.AddError("--top is a number from 1.");
            }
        });
        var command = new Command("predict", "Says what pictures show. Pictures that cannot be read are named on the error stream, and the exit code is 1.")
        {
            Model, Files, Top, Json,
        };
        foreach (var option in Scoring.All)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var context = new MLContext();
        var model = ModelFile.Load(context, parsed.GetRequiredValue(Model), Scoring.Read(parsed));
        var left = new ImageLoadReport();
        var pictures = PictureData.OpenFiles(context, parsed.GetRequiredValue(Files), left);
        foreach (var picture in ScoredPictures.Of(model.Transform(pictures), parsed.GetValue(Top)))
        {
            cancellation.ThrowIfCancellationRequested();
            Console.Out.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(picture, Lines) : Line(picture));
        }

        PictureData.Tell(left);
        return left.Skipped.Count > 0 ? ExitCode.Failure : ExitCode.Success;
    }

    private static string Line(ScoredPicture picture) => $"{picture.File}\t"
        + string.Join("\t", picture.Best.Select(b => $"{b.Key} {b.Value.ToString("P1", CultureInfo.InvariantCulture)}"));
}
