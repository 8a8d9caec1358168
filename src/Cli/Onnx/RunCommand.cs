using System.CommandLine;
using MLNetVision.Networks.Engines;
using MLNetVision.Onnx;

namespace MLNetVision.Cli.Onnx;

/// <summary>mlvision onnx run FILE</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "An ONNX model." };
        var input = new Option<string[]>("--input") { Description = "NAME=FILE.pb: a tensor for an input. Inputs without one get seeded random numbers." };
        var size = new Option<string[]>("--size") { Description = "SYMBOL=NUMBER: how large a symbolic dimension is; 1 unless given." };
        var seed = new Option<int>("--seed") { Description = "Where the random numbers begin." };
        var repeat = new Option<int>("--repeat") { Description = "Runs after the first, which are timed.", DefaultValueFactory = _ => 10 };
        var folder = new Option<DirectoryInfo?>("--output") { Description = "A folder that gets each output as NAME.pb." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        file.AcceptExistingOnly();
        var command = new Command("run", "Runs a model on the managed engine.") { file, input, size, seed, repeat, folder, json };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file).FullName;
            var given = Pairs.Of(parsed.GetValue(input), "--input", "NAME=FILE.pb").ToDictionary(p => p.Key, p => OnnxFile.ReadTensor(p.Value));
            var sizes = Pairs.Of(parsed.GetValue(size), "--size", "SYMBOL=NUMBER").ToDictionary(p => p.Key, p => Pairs.Positive(p.Value, "--size"));
            var run = ModelRun.Of(path, given, sizes, parsed.GetValue(seed), parsed.GetValue(repeat));
            Save(run.Outputs, parsed.GetValue(folder));
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(Console.Out, run.Report);
            }
            else
            {
                RunReportView.Show(Terminal.Output, run.Report);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void Save(IReadOnlyDictionary<string, HostTensor> outputs, DirectoryInfo? folder)
    {
        if (folder is null)
        {
            return;
        }

        folder.Create();
        foreach (var (name, tensor) in outputs)
        {
            var file = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '.' ? c : '_'));
            OnnxFile.WriteTensor(Path.Combine(folder.FullName, $"{file}.pb"), HostTensors.ToProto(name, tensor));
        }
    }
}
