using System.CommandLine;
using Microsoft.ML;
using MLNetVision.Cli.Models;
using MLNetVision.Cli.Pictures;
using MLNetVision.Imaging;
using MLNetVision.Networks;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Data;
using MLNetVision.Training.Display;
using MLNetVision.Transforms;
using Spectre.Console;

namespace MLNetVision.Cli.Detect;

/// <summary>mlvision detect train ANNOTATIONS --backbone FILE --out FILE</summary>
internal static class DetectTrainCommand
{
    private static readonly Argument<string> Truth = new("annotations") { Description = DetectCommand.Annotations };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "The model to write: .zip, which ML.NET loads with MLNetVision beside it.",
        Required = true,
    };

    private static readonly Option<string> Pictures = new("--pictures")
    {
        Description = "Where the pictures of a .json file of annotations lie; beside it unless given.",
    };

    private static readonly Option<FileInfo> Weights =
        new Option<FileInfo>("--weights") { Description = "A safetensors file for a backbone of the zoo." }.AcceptExistingOnly();

    private static readonly Option<RegionMode> Mode = new("--regions")
    {
        Description = "How the backbone sees regions: each for itself, or cut out of the map of the whole picture.",
    };

    private static readonly Option<SelectiveSearchMode> Search = new("--search")
    {
        Description = "How thoroughly regions are searched for.",
        DefaultValueFactory = _ => SelectiveSearchMode.Fast,
    };

    private static readonly Option<int?> Most = new("--most-regions") { Description = "The most regions of a picture that are looked at." };

    private static readonly Option<RegionPooling> Pooling = new("--pooling")
    {
        Description = "With --regions Shared: how cells of a region are made of the map, the mean of samples or the largest value.",
    };

    private static readonly TuningFlags Tuning = new();

    private static readonly Option<ulong> Seed = new("--seed") { Description = "Where every random choice begins; the same seed gives the same model." };

    private static readonly Option<DirectoryInfo> Checkpoints = new("--checkpoints")
    {
        Description = "A folder for what each stage has finished; the same command goes on from there.",
    };

    private static readonly Option<int?> Threads = new("--threads") { Description = "The most threads; results do not depend on it." };

    private static readonly EngineFlags Engine = new();

    private static readonly BackboneFlags Backbone = new();

    public static Command Create()
    {
        var command = new Command(
            "train",
            "Trains a detector (R-CNN): regions by selective search, a backbone's features, a machine a class, boxes that are moved to their objects.")
        {
            Truth, Out, Pictures, Weights, Mode, Pooling, Search, Most, Seed, Checkpoints, Threads,
        };
        foreach (var option in Backbone.All.Concat(Tuning.All).Concat(Engine.All))
            command.Add(option);
        command.Validators.Add(r =>
        {
            if (!Backbone.All.Take(1).All(o => r.GetResult(o) is not null))
                r.AddError("--backbone is needed: an ONNX file, with --mean and --deviation, or a network of the zoo, with --weights.");
        });
        command.Validators.Add(Tuning.Validate);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var file = parsed.GetRequiredValue(Out);
        if (Path.GetExtension(file) is not ".zip")
            throw new CommandException($"'{file}': a detector is written as .zip, which ML.NET loads.");
        ModelWriter.Check(file);
        var annotations = Annotations.Read(parsed.GetRequiredValue(Truth), parsed.GetValue(Pictures), cancellation);
        var context = new MLContext((int)(parsed.GetValue(Seed) % int.MaxValue));
        var left = new ImageLoadReport();
        using var model = Train(context, parsed, annotations, left, cancellation, out var schema);
        PictureData.Tell(left);
        AtomicFile.Write(file, stream => context.Model.Save(model, schema, stream));
        Terminal.Output.MarkupLineInterpolated(
            $"{annotations.Pictures.Count:N0} pictures, {annotations.ObjectCount:N0} objects of {annotations.Classes.Count} classes");
        Terminal.Output.MarkupLineInterpolated($"{new FileInfo(file).Length / 1e6:N1} MB in {file}");
        return ExitCode.Success;
    }

    private static DetectionTransformer Train(
        MLContext context, ParseResult parsed, AnnotationSet annotations, ImageLoadReport left, CancellationToken cancellation, out DataViewSchema schema)
    {
        var defaults = new RCnnOptions();
        var options = defaults with
        {
            Regions = defaults.Regions with { Mode = parsed.GetValue(Mode), Pooling = parsed.GetValue(Pooling), Layer = Backbone.Layer(parsed) },
            Tuning = Tuning.Read(parsed),
            MaxRegions = parsed.GetValue(Most) ?? defaults.MaxRegions,
            Seed = parsed.GetValue(Seed),
        };
        var run = new VisionRun
        {
            Cancellation = cancellation,
            Threads = parsed.GetValue(Threads),
            Engine = Engine.Read(parsed),
            Checkpoints = parsed.GetValue(Checkpoints) is { } folder ? new CheckpointOptions(folder.FullName) : null,
            Observers = [ConsoleProgress.OnError()],
        };
        var backbone = Backbone.Read(parsed, parsed.GetValue(Weights)?.FullName);
        try
        {
            var images = new ImageLoadOptions { Unreadable = UnreadableImages.Skip, Report = left };
            var data = context.Data.LoadDetections(annotations, new DetectionLoadOptions { Images = images });
            schema = data.Schema;
            var trainer = context.ObjectDetection.Trainers.RCnn(backbone, new SelectiveSearch(parsed.GetValue(Search)), options: options, run: run);
            return trainer.Fit(data);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new CommandException(e.Message);
        }
    }
}
