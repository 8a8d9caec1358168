using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators;
using MLNetVision.Tests.Pipelines.Embedding;
using MLNetVision.Training;

namespace MLNetVision.Tests.Pipelines.SavedApp;

/// <summary>Saved maps in a process that has no assembly of ours: the parametric kind needs none, the other says which it lacks.</summary>
public sealed class SavedMapTests : IDisposable
{
    /// <summary>The engine and ONNX Runtime round differently.</summary>
    private const double Rounding = 1e-4;

    private readonly MLContext _ml = new(1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maps");

    private string Model => Path.Combine(_folder.FullName, "model.zip");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_map_names_the_library_that_it_needs()
    {
        var data = Features();
        var options = new TSneOptions { Perplexity = 3, Iterations = 20, ExaggeratedIterations = 10 };
        _ml.Model.Save(_ml.Transforms.TSne("Place", "Features", options).Fit(data), data.Schema, Model);
        var (code, output, error) = SavedModelApp.Run(Model);
        Assert.True(code != 0, output);
        Assert.Contains("MLNetVision.Estimators", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parametric_map_needs_none()
    {
        var data = Features();
        var options = new ParametricTSneOptions { Perplexity = 3, HiddenSizes = [6], Training = new TrainingOptions { Epochs = 2, BatchSize = 20 } };
        var model = _ml.Transforms.ParametricTSne("Score", "Features", options).Fit(data);
        _ml.Model.Save(model, data.Schema, Model);
        var (file, rows) = (Path.Combine(_folder.FullName, "rows.txt"), Rows.Groups(20, 3));
        File.WriteAllLines(file, rows.Values.Chunk(3).Select(r => $"row {string.Join(' ', r.Select(v => v.ToString(CultureInfo.InvariantCulture)))}"));
        var (code, output, error) = SavedModelApp.Run(Model, file);
        Assert.True(code == 0, output + error);
        var places = output.Split('\n').Where(l => l.StartsWith("row", StringComparison.Ordinal))
            .SelectMany(l => l.Split(": ")[1].Trim().Split(' ')).Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        var expected = model.Transform(data).GetColumn<float[]>("Score").SelectMany(p => p).ToArray();
        Assert.Equal(expected.Length, places.Length);
        Assert.All(expected.Zip(places), p => Assert.Equal(p.First, p.Second, Rounding * Math.Max(1, Math.Abs(p.First))));
    }

    private IDataView Features()
    {
        var data = MapRows.Data(_ml, Rows.Groups(20, 3));
        return _ml.Transforms.SelectColumns("Features").Fit(data).Transform(data);
    }
}
