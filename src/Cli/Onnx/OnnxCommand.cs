using System.CommandLine;

namespace MLNetVision.Cli.Onnx;

/// <summary>mlvision onnx</summary>
internal static class OnnxCommand
{
    public static Command Create() => new("onnx", "Looks into ONNX models, runs and checks them.")
    {
        InspectCommand.Create(),
        RunCommand.Create(),
        CheckCommand.Create(),
    };
}
