using System.Diagnostics;
using System.Globalization;

namespace MLNetVision.Tests.CommandLine;

/// <summary>Runs the tool.</summary>
internal static class Mlvision
{
    public static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var process = Process.Start(Start(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }

    /// <summary>How it is started, for a test that ends it.</summary>
    public static ProcessStartInfo Start(string[] arguments) => new("dotnet", [Path.Combine(AppContext.BaseDirectory, "mlvision.dll"), .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>
    /// The same, for a test that interrupts it: what runs the tests may have been started in the background of a shell, which turns interrupts off.
    /// </summary>
    public static ProcessStartInfo StartInterruptible(string[] arguments)
    {
        var start = Start(arguments);
        if (OperatingSystem.IsLinux())
        {
            start.ArgumentList.Insert(0, start.FileName);
            start.ArgumentList.Insert(0, "--default-signal=INT");
            start.FileName = "env";
        }

        return start;
    }

    /// <summary>Ctrl-C, as a terminal sends it.</summary>
    public static async Task Interrupt(Process process)
    {
        using var signal = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync();
    }
}
