using System.CommandLine;
using Spectre.Console;

namespace MLNetVision.Cli.Info;

/// <summary>mlvision info</summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new Command("info", "Shows versions, where ML.NET comes from, the engines and the processor.") { json };
        command.SetAction(parsed =>
        {
            var info = EnvironmentInfo.Read();
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(Console.Out, info);
            }
            else
            {
                Show(Terminal.Output, info);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void Show(IAnsiConsole console, EnvironmentInfo info)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(3)).AddColumn(new GridColumn().PadLeft(0));
        void Line(string name, string value) => grid.AddRow(new Text(name, new Style(decoration: Decoration.Bold)), new Text(value));

        Line("MLNetVision", info.MLNetVision);
        Line("ML.NET", $"{info.MLNetVersion}, from {info.MLNetSource} ({info.MLNetReason})");
        Line(".NET", info.Runtime);
        Line("System", info.OperatingSystem);
        Line("Processor", $"{info.Cpu.Architecture}, {info.Cpu.Cores} cores, {info.Cpu.VectorBits}-bit vectors ({string.Join(", ", info.Cpu.Features)})");
        foreach (var engine in info.Engines)
        {
            Line($"Engine {engine.Name}", $"{(engine.Present ? "present" : "absent")}: {engine.Remark}");
        }

        console.Write(grid);
    }
}
