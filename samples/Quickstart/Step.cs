using System.Diagnostics;

namespace MLNetVision.Samples.Quickstart;

/// <summary>Says what is being done while it is being done, and how long it took.</summary>
internal static class Step
{
    public static void Run(string name, Action work) => Run(name, () =>
    {
        work();
        return true;
    });

    public static T Run<T>(string name, Func<T> work)
    {
        var clock = Stopwatch.StartNew();
        Console.Write($"{name} ...");
        using var timer = Console.IsOutputRedirected
            ? null
            : new Timer(_ => Console.Write($"\r{name} ... {clock.Elapsed.TotalSeconds:F0} s"), null, 1000, 1000);
        var result = work();
        timer?.Dispose();
        Console.WriteLine(Console.IsOutputRedirected ? $" {clock.Elapsed.TotalSeconds:F1} s" : $"\r{name} ... {clock.Elapsed.TotalSeconds:F1} s");
        return result;
    }
}
