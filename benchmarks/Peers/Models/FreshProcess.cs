using System.Diagnostics;
using System.Globalization;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>This program once more, to take training steps and tell how much memory that took.</summary>
internal static class FreshProcess
{
    /// <summary>The name of the command that the other process is given.</summary>
    public const string Command = "memory-of";

    /// <summary>The most bytes of a fresh process that were in memory at once while it took steps.</summary>
    public static double PeakOf(string work, int threads)
    {
        using var process = Process.Start(new ProcessStartInfo(Executable, Arguments(Command, work, threads.ToString(CultureInfo.InvariantCulture)))
        {
            RedirectStandardOutput = true,
        })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.TryParse(said, CultureInfo.InvariantCulture, out var bytes)
            ? bytes
            : throw new InvalidOperationException($"The process that measures memory ended with {process.ExitCode} and said '{said}'.");
    }

    /// <summary>What runs this program.</summary>
    public static string Executable => Environment.ProcessPath!;

    /// <summary>What it is to be given to run this program with some arguments.</summary>
    public static IEnumerable<string> Arguments(params IEnumerable<string> arguments) => Path.GetFileNameWithoutExtension(Executable) == "dotnet"
        ? arguments.Prepend(Path.Combine(AppContext.BaseDirectory, $"{typeof(FreshProcess).Assembly.GetName().Name}.dll"))
        : arguments;

    /// <summary>The most bytes of this process that were in memory at once.</summary>
    public static long Peak()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
