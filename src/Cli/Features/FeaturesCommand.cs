using System.CommandLine;
using Microsoft.ML;
using MLNetVision.Cli.Models;
using MLNetVision.Cli.Pictures;
using MLNetVision.Estimators;
using MLNetVision.Networks;
using MLNetVision.Training;
using MLNetVision.Transforms;
using Spectre.Console;

namespace MLNetVision.Cli.Features;

/// <summary>mlvision features PICTURES --backbone NAME|FILE --out FILE</summary>
internal static class FeaturesCommand
{
    private static readonly Argument<string> Pictures = new("pictures") { Description = PictureData.Description };

    private static readonly Option<string> Network = new("--backbone")
    {
        Description = "A network of the zoo, with --weights, or an ONNX file.", Required = true,
    };

    private static readonly Option<FileInfo> Weights = new Option<FileInfo>("--weights")
    {
        Description = "A safetensors file for a network of the zoo.",
    }.AcceptExistingOnly();

    private static readonly Option<string> Layer = new("--layer") { Description = "The layer whose values are the features; what the head sees unless given." };

    private static readonly Option<bool> Pool = new("--pool") { Description = "Take the mean of each channel where the features are maps." };

    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "A CSV file: the picture, its label, and a column for each feature.", Required = true,
    };

    private static readonly EngineFlags Engine = new();

    private static readonly Option<int?> Threads = new("--threads") { Description = "The most threads; results do not depend on it." };

    public static Command Create()
    {
        var command = new Command("features", "Writes what a network sees in pictures as a table of numbers.")
        {
            Pictures, Network, Weights, Layer, Pool, Out, Threads,
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
        var context = new MLContext();
        var left = new ImageLoadReport();
        var data = PictureData.Open(context, parsed.GetRequiredValue(Pictures), left);
        var options = new ImageFeaturesOptions { Layer = parsed.GetValue(Layer), AveragePool = parsed.GetValue(Pool) };
        var run = new VisionRun { Threads = parsed.GetValue(Threads), Engine = Engine.Read(parsed) };
        var estimator = context.Transforms.ImageFeatures("Features", "Image", Backbone(parsed), options, run);
        var rows = FeatureTable.Write(parsed.GetRequiredValue(Out).FullName, estimator.Fit(data).Transform(data), cancellation);
        PictureData.Tell(left);
        Terminal.Output.MarkupLine($"{rows.Count:N0} pictures, {rows.Width:N0} features each");
        return ExitCode.Success;
    }

    private static Backbone Backbone(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(Network);
        if (Path.GetExtension(name).Equals(".onnx", StringComparison.OrdinalIgnoreCase))
        {
            return Transforms.Backbone.FromOnnx(name);
        }

        var model = Zoo.ZooCommand.Find(name);
        return parsed.GetValue(Weights) is { } weights
            ? Transforms.Backbone.FromZoo(model.Name, weights.FullName)
            : throw new CommandException($"'{model.Name}' needs --weights: without trained weights its features mean nothing.");
    }
}
