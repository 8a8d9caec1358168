using System.CommandLine;
using MLNetVision.Cli;
using MLNetVision.Cli.Data;
using MLNetVision.Cli.Detect;
using MLNetVision.Cli.Embed;
using MLNetVision.Cli.Evaluate;
using MLNetVision.Cli.Export;
using MLNetVision.Cli.Features;
using MLNetVision.Cli.Info;
using MLNetVision.Cli.Onnx;
using MLNetVision.Cli.Predict;
using MLNetVision.Cli.Sweep;
using MLNetVision.Cli.Train;
using MLNetVision.Cli.Zoo;
using MLNetVision.Networks;
using MLNetVision.Onnx;
using MLNetVision.Sweeps;
using MLNetVision.Transforms;

var root = new RootCommand("Deep-learning computer vision for ML.NET.")
{
    InfoCommand.Create(),
    DataCommand.Create(),
    CutCommand.Create(),
    TrainCommand.Create(),
    EvaluateCommand.Create(),
    PredictCommand.Create(),
    FeaturesCommand.Create(),
    EmbedCommand.Create(),
    DetectCommand.Create(),
    SweepCommand.Create(),
    TrialCommand.Create(),
    OnnxCommand.Create(),
    ZooCommand.Create(),
    ExportCommand.Create(),
};
var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(2) };
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
catch (Exception e) when (e is IOException or UnauthorizedAccessException or OnnxException or CommandException or NetworkException or WeightFormatException
    or VisionModelException or SweepException)
{
    Console.Error.WriteLine($"mlvision: {e.Message}");
    return ExitCode.Failure;
}
