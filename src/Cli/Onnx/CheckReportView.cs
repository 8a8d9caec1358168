using MLNetVision.Onnx.Checking;
using Spectre.Console;

namespace MLNetVision.Cli.Onnx;

/// <summary>What became of many models, on the console.</summary>
internal static class CheckReportView
{
    public static void Show(IAnsiConsole console, CheckReport report, bool all)
    {
        foreach (var test in report.Tests.Where(t => all || t.Outcome != ModelCheckOutcome.Passed))
        {
            var (word, colour) = test.Outcome switch
            {
                ModelCheckOutcome.Passed => ("pass", "green"),
                ModelCheckOutcome.Failed => ("fail", "red"),
                _ => ("unsupported", "yellow"),
            };
            console.MarkupLine($"[{colour}]{word}[/] {Markup.Escape(test.Name)}{(test.Reason.Length == 0 ? "" : Markup.Escape($": {test.Reason}"))}");
        }

        console.WriteLine($"{report.Passed} passed, {report.Failed} failed, {report.Unsupported} unsupported");
    }
}
