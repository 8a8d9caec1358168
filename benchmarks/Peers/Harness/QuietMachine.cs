using System.Globalization;

namespace MLNetVision.Benchmarks.Peers.Harness;

/// <summary>Timings count only while nothing else computes.</summary>
internal static class QuietMachine
{
    private const double QuietLoad = 0.5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits for the load of the last minute to fall; says whether it did.</summary>
    public static bool Wait(Action<string> say)
    {
        var deadline = DateTime.UtcNow + Patience;
        var told = false;
        while (Load() is { } load && load >= QuietLoad)
        {
            if (DateTime.UtcNow > deadline)
            {
                say($"The machine did not become quiet (load {load:0.00}); its rows are marked noisy.");
                return false;
            }

            if (!told)
            {
                say($"Waiting for a quiet machine: load {load:0.00}, {QuietLoad:0.0} wanted.");
                told = true;
            }

            Thread.Sleep(2000);
        }

        return true;
    }

    /// <summary>The load average of the last minute, or null where the system does not tell.</summary>
    private static double? Load() =>
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : null;
}
