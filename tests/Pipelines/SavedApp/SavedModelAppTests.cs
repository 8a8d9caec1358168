using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.SavedApp;

/// <summary>Saved models in a process that has no assembly of ours.</summary>
public sealed class SavedModelAppTests : IDisposable
{
    /// <summary>The engine and ONNX Runtime round differently, and six digits are printed.</summary>
    private const double Rounding = 1e-5;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("saved");

    private string Model => Path.Combine(_folder.FullName, "model.zip");

    private string Rows => Path.Combine(_folder.FullName, "rows.txt");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_application_has_nothing_of_ours()
    {
        var ours = Directory.GetFiles(SavedModelApp.Folder, "MLNetVision.*.dll").Select(Path.GetFileNameWithoutExtension);

#if MLNET_CONTRACTS
        string[] below = ["MLNetVision.Compute", "MLNetVision.Imaging", "MLNetVision.Networks", "MLNetVision.Onnx"];
#else
        string[] below = [];
#endif
        Assert.Equal(["MLNetVision.Samples.SavedModelApp"], ours.Except(below));
    }

    [Fact]
    public void A_classifier_between_built_ins_predicts_as_before_saving()
    {
        var pixels = SavedModels.Pixels(5, 3 * 8 * 6);
        var data = SavedModels.Numbers(pixels, "raw");
        var chain = SavedChainTests.Surrounded(data);
        var answers = Answers(chain, data, pixels);

        var scored = chain.Transform(data);
        var expected = scored.Values<ReadOnlyMemory<char>>("Name")
            .Zip(scored.Vectors("Score"), (name, score) => (Name: $"{name}", Probability: score.Max())).ToArray();
        Assert.Equal(expected.Select(e => e.Name), answers.Select(a => a.Split(" with probability ")[0]));
        Assert.All(expected.Zip(answers), p => Assert.Equal(p.First.Probability, Number(p.Second.Split(" with probability ")[1]), Rounding));
    }

    [Theory]
    [InlineData(ScoringTask.Regression, 1)]
    [InlineData(ScoringTask.MultiLabel, 3)]
    public void Numbers_are_those_before_saving(ScoringTask task, int count)
    {
        var pixels = SavedModels.Pixels(4, 3 * 8 * 6);
        var data = SavedModels.Numbers(pixels);
        var model = SavedModels.Pictured(task, count).Over(data);
        var answers = Answers(model, data, pixels).SelectMany(a => a.Split(' ').Select(Number));

        var scored = model.Transform(data);
        var expected = count == 1 ? scored.Values<float>("Score") : [.. scored.Vectors("Score").SelectMany(s => s)];
        Assert.All(expected.Zip(answers), p => Assert.Equal(p.First, p.Second, Rounding * Math.Max(1, Math.Abs(p.First))));
    }

    [Fact]
    public void Without_arguments_it_reads_digits_with_the_model_beside_it()
    {
        var (code, output, error) = SavedModelApp.Run("--smoke");

        Assert.True(code == 0, output + error);
        Assert.Contains("No model was given", output, StringComparison.Ordinal);
        var read = output.Split('\n').Where(line => line.Contains(" with probability ", StringComparison.Ordinal))
            .Select(line => line.Split([": ", " with"], StringSplitOptions.None)).ToArray();
        Assert.Equal(20, read.Length);
        Assert.True(read.Count(r => r[0] == r[1]) >= 18, output);
    }

    [Fact]
    public void What_is_no_model_is_named_with_the_reason()
    {
        File.WriteAllText(Model, "no zip");
        var (code, _, error) = SavedModelApp.Run(Model);

        Assert.Equal(1, code);
        Assert.Contains($"'{Model}' cannot be used", error, StringComparison.Ordinal);
        Assert.Equal(2, SavedModelApp.Run("a", "b", "c").ExitCode);
    }

    private string[] Answers(ITransformer model, IDataView data, float[][] rows)
    {
        new MLContext(1).Model.Save(model, data.Schema, Model);
        File.WriteAllLines(Rows, rows.Select((r, i) => $"row{i} {string.Join(' ', r.Select(v => v.ToString(CultureInfo.InvariantCulture)))}"));
        var (code, output, error) = SavedModelApp.Run(Model, Rows);

        Assert.True(code == 0, output + error);
        string[] lines = [.. output.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("row", StringComparison.Ordinal))];
        Assert.Equal(rows.Length, lines.Length);
        return [.. lines.Select(l => l[(l.IndexOf(':', StringComparison.Ordinal) + 2)..])];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
