using Spectre.Console;

namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>Where the report goes; a file or a pipe gets plain lines that are not wrapped.</summary>
internal static class ReportConsole
{
    private const int PipeWidth = 200;

    public static IAnsiConsole Create()
    {
        var plain = Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (plain)
        {
            console.Profile.Width = PipeWidth;
        }

        return console;
    }
}
