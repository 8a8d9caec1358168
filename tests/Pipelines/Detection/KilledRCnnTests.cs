using System.Diagnostics;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>The process that trains a detector is killed at moments spread over all stages; the next goes on with what it finished.</summary>
public sealed class KilledRCnnTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-killed-rcnn-").FullName;

    private static int Kills => Environment.GetEnvironmentVariable("MLNETVISION_FULL") == "1" ? 25 : 3;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_training_that_is_killed_at_any_moment_goes_on_and_gives_the_same_detector()
    {
        var events = 0;
        var whole = KilledRCnn.Fit(null, _ => events++);
        Assert.True(events > 20);
        for (var kill = 0; kill < Kills; kill++)
            Kill((int)(SplitMix.Uniform(41, (ulong)kill) * events));

        RCnnParts.Equal(whole, KilledRCnn.Fit(_folder, _ => { }));
    }

    /// <summary>Kills a training after so many of its events; one that has fewer left ends.</summary>
    private void Kill(int after)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] arguments = ["exec", typeof(KilledRCnnTests).Assembly.Location, KilledRCnn.Verb, _folder];
        using var child = Process.Start(new ProcessStartInfo(dotnet, arguments) { RedirectStandardOutput = true })!;
        var told = 0;
        while (told <= after && child.StandardOutput.ReadLine() is not null)
            told++;

        if (told > after)
            child.Kill();

        child.WaitForExit();
        Assert.True(told > after || child.ExitCode == 0, "The process failed.");
    }
}
