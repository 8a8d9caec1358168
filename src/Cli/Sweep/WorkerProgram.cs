using System.Diagnostics;

namespace MLNetVision.Cli.Sweep;

/// <summary>This program as a worker of its own sweep.</summary>
internal static class WorkerProgram
{
    public static ProcessStartInfo Start(string spec)
    {
        var program = Environment.ProcessPath
            ?? throw new CommandException("Workers cannot be started: the system does not say which program this is. Leave out --workers.");
        string[] trial = ["trial", "--spec", spec];
        return IsHost(program)
            ? new ProcessStartInfo(program, ["exec", Path.Combine(AppContext.BaseDirectory, "mlvision.dll"), .. trial])
            : new ProcessStartInfo(program, trial);
    }

    /// <summary>Whether the program is .NET's own, which runs assemblies.</summary>
    private static bool IsHost(string program) => Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
}
