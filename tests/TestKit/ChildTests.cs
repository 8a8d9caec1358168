using System.Diagnostics;
using System.Reflection;

namespace MLNetVision.Tests.TestKit;

/// <summary>Runs tests of an assembly again in a process of their own, where other environment variables hold.</summary>
public static class ChildTests
{
    private const string Marker = "MLNETVISION_CHILD_TESTS";
    private const string Patience = "VSTEST_CONNECTION_TIMEOUT";

    /// <summary>Whether this is such a process; tests that start children do nothing there.</summary>
    public static bool InChild => Environment.GetEnvironmentVariable(Marker) is not null;

    /// <summary>Runs the tests that match <paramref name="filter"/> and fails with their output unless there are some and all pass.</summary>
    public static void AssertPass(Assembly assembly, string filter, params (string Name, string Value)[] environment)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, ["vstest", assembly.Location, $"--TestCaseFilter:{filter}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Marker] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        // Seconds until a child that has not begun counts as lost; a machine with much to do may take more than the usual 90.
        start.Environment[Patience] = Environment.GetEnvironmentVariable(Patience) ?? "600";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var child = Process.Start(start) ?? throw new InvalidOperationException($"{dotnet} did not start.");
        var errors = child.StandardError.ReadToEndAsync();
        var output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.True(child.ExitCode == 0 && output.Contains("Passed!", StringComparison.Ordinal), output + errors.Result);
    }
}
