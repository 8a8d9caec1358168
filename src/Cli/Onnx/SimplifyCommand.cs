using System.CommandLine;
using MLNetVision.Networks;
using MLNetVision.Onnx;
using Spectre.Console;

namespace MLNetVision.Cli.Onnx;

/// <summary>mlvision onnx simplify FILE</summary>
internal static class SimplifyCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "An ONNX model." };
        var output = new Option<FileInfo>("--output", "-o") { Description = "Where the simple model goes.", Required = true };
        var fold = new Option<bool>("--fold-batch-norm")
        {
            Description = "Multiply batch normalisation into the weights before it; the model then trains worse.",
        };
        var literal = new Option<bool>("--keep-batch") { Description = "Leave a leading 1 as it is instead of opening the batch." };
        file.AcceptExistingOnly();
        var command = new Command("simplify", "Folds constants and shape arithmetic, drops what does nothing, opens the batch.")
        {
            file, output, fold, literal,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file).FullName;
            var before = OnnxFile.Read(path);
            var import = OnnxImporter.Import(before, new OnnxImportOptions { SymbolicBatch = !parsed.GetValue(literal) }, Path.GetFileName(path));
            var (network, weights) = parsed.GetValue(fold) ? import.Network.FoldBatchNorm(import.Weights) : (import.Network, import.Weights);
            var after = network.ToOnnx(weights, import.Card);
            OnnxFile.Write(parsed.GetRequiredValue(output).FullName, after);
            Terminal.Output.WriteLine($"{before.Graph.Nodes.Length} steps became {after.Graph.Nodes.Length}.");
            foreach (var note in import.Notes)
            {
                Terminal.Output.WriteLine(note);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
