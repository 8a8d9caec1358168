using System.Diagnostics;

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
}
