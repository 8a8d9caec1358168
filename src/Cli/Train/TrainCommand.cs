using System.CommandLine;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Cli.Models;
using MLNetVision.Cli.Pictures;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Display;
using MLNetVision.Transforms;
using Spectre.Console;

namespace MLNetVision.Cli.Train;

/// <summary>mlvision train PICTURES --out FILE</summary>
internal static class TrainCommand
{
    private static readonly Argument<string> Pictures = new("pictures") { Description = PictureData.Description };

    private static readonly Option<string[]> Out = new("--out")
    {
        Description = $"The model to write: .zip for ML.NET, {ModelWriter.Extension} to train it further. May be given twice.",
        Required = true,
    };

    private static readonly Option<DirectoryInfo> Checkpoints = new("--checkpoints")
    {
        Description = "A folder to keep the run in; the same command goes on from there after an interruption.",
    };

    private static readonly Option<FileInfo> WriteOptions = new("--write-options") { Description = "Write the options as JSON and train nothing." };

    private static readonly Option<int?> Threads = new("--threads") { Description = "The most threads; results do not depend on it." };

    private static readonly Option<bool> Json = new("--json") { Description = "Write JSON." };

    private static readonly EngineFlags Engine = new();

    private static readonly TrainFlags Flags = new();

    private static readonly TransferFlags Transfer = new();

    public static Command Create()
    {
        var command = new Command("train", "Trains a network to tell classes of pictures apart. Ctrl-C ends the training early and keeps the best model.")
        {
            Pictures, Out, Checkpoints, WriteOptions, Threads, Json,
        };
        foreach (var option in Flags.All.Concat(Transfer.All).Concat(Engine.All))
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        ImageTrainingOptions options = Transfer.AreGiven(parsed) ? Transfer.Apply(parsed, Flags.ReadTransfer(parsed)) : Flags.ReadNetwork(parsed);
        options.Validate();
        if (parsed.GetValue(WriteOptions) is { } file)
        {
            File.WriteAllText(file.FullName, OptionsFile.Write<object>(options));
            return ExitCode.Success;
        }

        var files = parsed.GetRequiredValue(Out);
        Array.ForEach(files, ModelWriter.Check);
        var context = new MLContext((int)(options.Training.Seed % int.MaxValue));
        var left = new ImageLoadReport();
        var data = PictureData.Open(context, parsed.GetRequiredValue(Pictures), left);
        using var model = Train(context, data, options, parsed, Services(parsed, cancellation));
        PictureData.Tell(left);
        Write(context, files, model, data, options);
        Show(Report(model, left, files), parsed.GetValue(Json));
        return ExitCode.Success;
    }

    private static VisionRun Services(ParseResult parsed, CancellationToken cancellation) => new()
    {
        Cancellation = cancellation,
        Threads = parsed.GetValue(Threads),
        Engine = Engine.Read(parsed),
        Checkpoints = parsed.GetValue(Checkpoints) is { } folder ? new CheckpointOptions(folder.FullName) : null,
        Observers = [ConsoleProgress.OnError()],
    };

    private static TrainedImageModel Train(MLContext context, IDataView data, ImageTrainingOptions options, ParseResult parsed, VisionRun run)
    {
        var trainers = context.MulticlassClassification.Trainers;
        try
        {
            return options is TransferLearningOptions transfer
                ? trainers.TransferLearning("Label", "Image", Transfer.Read(parsed, Flags.Weights(parsed)), transfer, run).Fit(data)
                : trainers.ImageCnn("Label", "Image", (ImageCnnOptions)options, run).Fit(data);
        }
        catch (ArgumentException e)
        {
            throw new CommandException(e.Message);
        }
    }

    private static void Write(MLContext context, string[] files, TrainedImageModel model, IDataView data, ImageTrainingOptions options)
    {
        var named = context.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(model.Transform(data));
        var content = VisionModelContent.Of(model.Scoring) with
        {
            Documents = new Dictionary<string, string> { ["options"] = OptionsFile.Write<object>(options), ["history"] = OptionsFile.Write(model.History) },
        };
        foreach (var file in files)
        {
            ModelWriter.Write(context, file, new TransformerChain<ITransformer>(model, named), data.Schema, content);
        }
    }

    private static TrainReport Report(TrainedImageModel model, ImageLoadReport left, string[] files) => new(
        model.Model.Network.Name, model.Model.Network.ParameterCount, model.Model.Card.Labels, model.History.Count, model.Best?.Epoch,
        model.Best?.Figures ?? new Dictionary<string, double>(), model.Stages is [.., var last] ? last.Message : "The head is fitted.",
        WeightsHash.Of(model.Model.Weights), left.Skipped, files);

    private static void Show(TrainReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Write(Console.Out, report);
            return;
        }

        var console = Terminal.Output;
        console.MarkupLineInterpolated($"{report.Network}: {report.Parameters:N0} parameters, {report.Classes.Count} classes, {report.Epochs} epochs");
        if (report.BestEpoch is { } best)
        {
            console.MarkupLineInterpolated($"epoch {best} is the best: {string.Join(", ", report.Figures.Select(f => $"{f.Key} {f.Value:G4}"))}");
        }

        console.MarkupLineInterpolated($"weights {report.WeightsHash}");
        foreach (var file in report.Files)
        {
            console.MarkupLineInterpolated($"{new FileInfo(file).Length / 1e6:N1} MB in {file}");
        }
    }
}
