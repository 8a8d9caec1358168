using System.CommandLine;

namespace MLNetVision.Cli.Onnx;

/// <summary>mlvision onnx inspect FILE</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "An ONNX model." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        file.AcceptExistingOnly();
        var command = new Command("inspect", "Shows inputs, outputs and operators of a model, and whether it can be imported.") { file, json };
        command.SetAction(parsed =>
        {
            var report = ModelReader.Read(parsed.GetRequiredValue(file).FullName);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(Console.Out, report);
            }
            else
            {
                ModelReportView.Show(Terminal.Output, report);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
