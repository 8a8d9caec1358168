using System.Diagnostics;

namespace MLNetVision.Tests.Pipelines.SavedApp;

/// <summary>samples/SavedModelApp as a process: an application that has ML.NET and nothing of ours.</summary>
internal static class SavedModelApp
{
    private static readonly DirectoryInfo Here = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>Where it was built: beside these tests.</summary>
    public static string Folder => Path.Combine(Here.Parent!.Parent!.FullName, nameof(SavedModelApp), Here.Name);

    public static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [Path.Combine(Folder, "MLNetVision.Samples.SavedModelApp.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{dotnet} did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
