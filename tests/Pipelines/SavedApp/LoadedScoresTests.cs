using System.Diagnostics;
using Microsoft.ML;
using MLNetVision.Imaging;
using MLNetVision.Tests.Pipelines.Detection;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.SavedApp;

/// <summary>What ML.NET loads in a process that nothing of the library was used in before works there: types of columns are a process's own.</summary>
public sealed class LoadedScoresTests : IDisposable
{
    private readonly MLContext _ml = new(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("loaded-scores").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Proposals_are_loaded_in_a_process_of_their_own()
    {
        var data = LoadedScores.Pictures(_ml);
        Same(_ml.Transforms.SelectiveSearch("Boxes", "Image", new SelectiveSearch { MinimumSize = 10, Threads = 1 }).Fit(data), data.Schema, "Boxes");
    }

    [Theory]
    [InlineData(RegionMode.Warped)]
    [InlineData(RegionMode.Shared)]
    public void Detectors_are_loaded_in_a_process_of_their_own(RegionMode mode)
    {
        var data = LoadedScores.Pictures(_ml);
        var detector = DetectorParts.Detector(mode, new SelectiveSearch { MinimumSize = 10, Threads = 1 }) with
        {
            Rules = new DetectionRules { ScoreThreshold = 0 },
        };
        Same(detector.ToTransformer(data.Schema, "Image"), data.Schema, "PredictedBoundingBoxes");
    }

    private void Same(ITransformer model, DataViewSchema schema, string column)
    {
        var file = Path.Combine(_folder, "model.zip");
        _ml.Model.Save(model, schema, file);
        var expected = LoadedScores.Of(_ml, _ml.Model.Load(file, out _), column);
        Assert.NotEmpty(expected[0]);
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] arguments = ["exec", typeof(LoadedScoresTests).Assembly.Location, LoadedScores.Verb, file, column];
        using var child = Process.Start(new ProcessStartInfo(dotnet, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = child.StandardError.ReadToEndAsync();
        var output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.True(child.ExitCode == 0, error.Result);
        Assert.Equal(expected, output.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd('\r')));
    }
}
