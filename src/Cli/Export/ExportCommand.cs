using System.CommandLine;
using System.CommandLine.Parsing;
using MLNetVision.Cli.Models;
using MLNetVision.Networks;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Export;
using Spectre.Console;

namespace MLNetVision.Cli.Export;

/// <summary>mlvision export NAME --onnx FILE</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> Model = new("model")
    {
        Description = $"A network of the zoo, a network's JSON file, an ONNX model, or a {ModelWriter.Extension} file of 'mlvision train'.",
    };

    private static readonly Option<FileInfo> Target = new("--onnx") { Description = "The ONNX file to write.", Required = true };

    private static readonly Option<FileInfo> Weights = new Option<FileInfo>("--weights")
    {
        Description = "A safetensors file; without one the weights are as before training.",
    }.AcceptExistingOnly();

    private static readonly Option<int?> Classes = new("--classes")
    {
        Description = "How many scores a network of the zoo gives; other heads in the weights are left out.",
    };

    private static readonly Option<ulong> Seed = new("--seed") { Description = "Where random weights begin." };

    private static readonly Option<int> Opset = new("--opset")
    {
        Description = "The operator set, 13 to 21.", DefaultValueFactory = _ => OnnxGraph.DefaultOpset,
    };

    private static readonly Option<PixelForm> Form = new("--pixels")
    {
        Description = "Take pixels of 0 to 255, channels first or last; the network's preprocessing goes into the file.",
    };

    private static readonly Option<bool> Softmax = new("--softmax") { Description = "Give probabilities instead of scores." };

    private static readonly Option<bool> Fold = new("--fold") { Description = "Put batch normalisation into the weights before it." };

    private static readonly Option<FileInfo> Labels = new Option<FileInfo>("--labels")
    {
        Description = "A text file with a class a line; they go into the metadata and become ML.NET's slot names.",
    }.AcceptExistingOnly();

    private static readonly Option<bool> Beside = new("--external-data")
    {
        Description = "Write the weights into a file of their own; above 2 GB that happens anyway.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Write JSON." };

    public static Command Create()
    {
        Classes.Validators.Add(r => Require(r, r.GetValueOrDefault<int?>() is null or >= 1, "--classes is a number from 1."));
        Opset.Validators.Add(r => Require(
            r, r.GetValueOrDefault<int>() is >= OnnxGraph.OldestOpset and <= OnnxGraph.NewestOpset,
            $"--opset is a number from {OnnxGraph.OldestOpset} to {OnnxGraph.NewestOpset}."));
        var command = new Command("export", "Writes a network and its weights as ONNX.")
        {
            Model, Target, Weights, Classes, Seed, Opset, Form, Softmax, Fold, Labels, Beside, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var source = ExportSource.Read(
            parsed.GetRequiredValue(Model), parsed.GetValue(Weights)?.FullName, parsed.GetValue(Classes), parsed.GetValue(Seed),
            parsed.GetValue(Labels)?.FullName);
        var report = Write(source, parsed.GetRequiredValue(Target).FullName, parsed.GetValue(Beside), new OnnxExportOptions
        {
            Opset = parsed.GetValue(Opset),
            Pixels = Pixels(parsed.GetValue(Form)),
            Softmax = parsed.GetValue(Softmax),
            FoldBatchNorm = parsed.GetValue(Fold),
            SlotNames = parsed.GetValue(Labels) is not null,
        });
        Show(report, parsed.GetValue(Json));
        return ExitCode.Success;
    }

    private static void Require(OptionResult result, bool holds, string rule)
    {
        if (!holds)
        {
            result.AddError(rule);
        }
    }

    private static OnnxPixels? Pixels(PixelForm form) => form switch
    {
        PixelForm.Nchw => new OnnxPixels(),
        PixelForm.Nhwc => new OnnxPixels { Layout = PixelLayout.ChannelsLast },
        _ => null,
    };

    private static ExportReport Write(ExportSource source, string path, bool beside, OnnxExportOptions options)
    {
        var model = source.Network.ToOnnx(source.Weights, source.Card, options);
        OnnxFile.Write(path, model, beside ? OnnxExternalData.Always : OnnxExternalData.WhereNeeded);
        var data = $"{path}.data";
        var bytes = new FileInfo(path).Length + (model.Graph.Initializers.Length > 0 && beside && File.Exists(data) ? new FileInfo(data).Length : 0);
        return new ExportReport(
            source.Network.Name, path, bytes, (int)model.Opset, [.. model.Graph.Inputs.Select(i => $"{i.Name} {i.Type}")],
            [.. model.Graph.Outputs.Select(o => $"{o.Name} {o.Type}")], model.Graph.Nodes.Length, source.Network.ParameterCount, source.Notes);
    }

    private static void Show(ExportReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Write(Console.Out, report);
            return;
        }

        var console = Terminal.Output;
        console.MarkupLineInterpolated($"{report.Network}: {report.Parameters:N0} parameters, {report.Nodes:N0} nodes of operator set {report.Opset}");
        console.MarkupLineInterpolated($"takes {string.Join(", ", report.Inputs)}");
        console.MarkupLineInterpolated($"gives {string.Join(", ", report.Outputs)}");
        foreach (var note in report.Notes)
        {
            console.MarkupLineInterpolated($"[yellow]{note}[/]");
        }

        console.MarkupLineInterpolated($"{report.Bytes / 1e6:N1} MB in {report.File}");
    }

    private enum PixelForm
    {
        None,
        Nchw,
        Nhwc,
    }
}
