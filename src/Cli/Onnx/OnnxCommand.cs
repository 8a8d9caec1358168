using System.CommandLine;

namespace MLNetVision.Cli.Onnx;

/// <summary>mlvision onnx</summary>
internal static class OnnxCommand
{
    public static Command Create() => new("onnx", "Looks into ONNX models, runs, checks and simplifies them.")
    {
        InspectCommand.Create(),
        RunCommand.Create(),
        CheckCommand.Create(),
        SimplifyCommand.Create(),
    };
}
