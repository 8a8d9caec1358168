using System.Diagnostics;
using System.Globalization;
using MLNetVision.Tests.TestKit;
using MLNetVision.Trainers;

namespace MLNetVision.Tests.Pipelines.Features;

public sealed class KilledWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-features-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Two processes write the same rows at once and are killed; what they said to be there is there, and nothing else than what they wrote.</summary>
    [Fact]
    public void What_killed_processes_wrote_is_there()
    {
        using var first = Start();
        using var second = Start();
        var written = Math.Min(Kill(first, 30), Kill(second, 60));

        using var cache = new FeatureCache(new FeatureCacheOptions { Folder = _folder });
        var features = cache.Open(EndlessWriter.Space);
        var row = new float[EndlessWriter.Width];
        for (var number = 0; number < features.Count; number++)
        {
            Assert.True(features.TryRead(EndlessWriter.Key(number), row) || number > written, $"Row {number} of {written} is gone.");
            Assert.Equal(EndlessWriter.Row(number), row);
        }

        Assert.InRange(features.Count, written + 1, int.MaxValue);
        Assert.Equal(0, cache.Statistics.Damaged);
    }

    private Process Start()
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] arguments = ["exec", typeof(KilledWriterTests).Assembly.Location, EndlessWriter.Verb, _folder];
        return Process.Start(new ProcessStartInfo(dotnet, arguments) { RedirectStandardOutput = true })!;
    }

    /// <summary>Lets a process run on a little after its first row; gives the last row that it said to be there.</summary>
    private static int Kill(Process child, int milliseconds)
    {
        Assert.NotNull(child.StandardOutput.ReadLine());
        Thread.Sleep(milliseconds);
        child.Kill();
        child.WaitForExit();
        var lines = child.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // The last line may be cut short by the end of the process; the one before it is whole.
        return lines.Length > 1 ? int.Parse(lines[^2], CultureInfo.InvariantCulture) : 0;
    }
}
