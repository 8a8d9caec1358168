using System.CommandLine;
using MLNetVision.Cli;
using MLNetVision.Cli.Data;
using MLNetVision.Cli.Export;
using MLNetVision.Cli.Info;
using MLNetVision.Cli.Onnx;
using MLNetVision.Cli.Zoo;
using MLNetVision.Networks;
using MLNetVision.Onnx;

var root = new RootCommand("Deep-learning computer vision for ML.NET.")
{
    InfoCommand.Create(),
    DataCommand.Create(),
    OnnxCommand.Create(),
    ZooCommand.Create(),
    ExportCommand.Create(),
};
var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
var parsed = root.Parse(args);
try
{
    var code = await parsed.InvokeAsync(configuration);
    return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
}
catch (OperationCanceledException)
{
    return ExitCode.Cancelled;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or OnnxException or CommandException or NetworkException or WeightFormatException)
{
    Console.Error.WriteLine($"mlvision: {e.Message}");
    return ExitCode.Failure;
}
