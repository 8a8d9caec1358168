using System.CommandLine;
using Microsoft.ML;
using MLNetVision.Cli.Models;
using MLNetVision.Cli.Pictures;
using MLNetVision.Evaluation;

namespace MLNetVision.Cli.Evaluate;

/// <summary>mlvision evaluate MODEL PICTURES</summary>
internal static class EvaluateCommand
{
    private static readonly Argument<string> Model = new("model") { Description = $"A model of 'mlvision train', {ModelWriter.Extension} or .zip." };

    private static readonly Argument<string> Pictures = new("pictures") { Description = PictureData.Description };

    private static readonly Option<string[]> Reports = new("--report")
    {
        Description = "A report to write; its ending says which: .html, .md, .csv, .json or .txt. May be given several times.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Write JSON instead of text." };

    private static readonly ScoringFlags Scoring = new();

    public static Command Create()
    {
        var command = new Command("evaluate", "Says how good a model is on pictures whose classes are known.") { Model, Pictures, Reports, Json };
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
        var data = PictureData.Open(context, parsed.GetRequiredValue(Pictures), left);
        var evaluation = Evaluate(context, model.Transform(data), cancellation);
        PictureData.Tell(left);
        var report = EvaluationReport.Of(evaluation, new ReportOptions
        {
            Title = Path.GetFileName(parsed.GetRequiredValue(Model)),
            Subtitle = $"on {parsed.GetRequiredValue(Pictures)}",
            Card = ModelFile.Card(model),
            History = ModelFile.History(parsed.GetRequiredValue(Model)),
        });
        Console.Out.WriteLine(parsed.GetValue(Json) ? report.ToJson() : report.ToText());
        foreach (var path in parsed.GetValue(Reports) ?? [])
        {
            report.Save(path);
            Console.Error.WriteLine($"written: {path}");
        }

        return ExitCode.Success;
    }

    private static MulticlassEvaluation Evaluate(MLContext context, IDataView scored, CancellationToken cancellation)
    {
        try
        {
            return context.MulticlassClassification.EvaluateDetailed(scored, options: new EvaluationOptions
            {
                IdColumn = "ImagePath",
                PictureColumn = "Image",
                Cancellation = cancellation,
            });
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new CommandException(e.Message);
        }
    }
}
