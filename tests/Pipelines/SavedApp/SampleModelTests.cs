using System.Globalization;
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.SavedApp;

/// <summary>The files beside samples/SavedModelApp. They are made anew with UPDATE_SAMPLE_MODELS=1, once on the contracts and once on ML.NET.</summary>
public sealed class SampleModelTests
{
#if MLNET_CONTRACTS
    private const string SavedBy = "contracts";
#else
    private const string SavedBy = "mlnet";
#endif

    private static readonly string Root = typeof(SampleModelTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;
    private static readonly string Sample = Path.Combine(Root, "samples", "SavedModelApp");
    private static readonly string Model = Path.Combine(Sample, "models", $"{SavedBy}.zip");

    [Fact]
    public void The_model_of_the_sample_reads_digits_and_is_ours()
    {
        var digits = DigitModel.Read(Path.Combine(Root, "data", "digits", "digits.png"));
        DigitModel.Digit[] unseen = [.. digits.Where((_, i) => i % 5 == 4)];
        var context = new MLContext(1);
        if (Environment.GetEnvironmentVariable("UPDATE_SAMPLE_MODELS") == "1")
        {
            DigitModel.Digit[] seen = [.. digits.Where((_, i) => i % 5 != 4)];
            context.Model.Save(DigitModel.Train(seen), context.Data.LoadFromEnumerable(seen).Schema, Model);
            File.WriteAllLines(Path.Combine(Sample, "digits.txt"), unseen.Where((_, i) => i % 50 == 7).Select(Line));
        }

        var loaded = context.Model.Load(Model, out _);
        var ours = VisionModel.Rewrap(loaded).Transform(context.Data.LoadFromEnumerable(unseen));
        var accuracy = context.MulticlassClassification.Evaluate(Keyed(context, ours), "Key").MicroAccuracy;
        Assert.True(accuracy > 0.95, $"{accuracy:P2} of {unseen.Length} digits");
    }

    /// <summary>The labels by the classes of the model.</summary>
    private static IDataView Keyed(MLContext context, IDataView scored)
    {
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        scored.Schema["PredictedLabel"].Annotations.GetValue("KeyValues", ref names);
        var classes = context.Data.LoadFromEnumerable(names.DenseValues().Select(n => new Class { Name = $"{n}" }).ToArray());
        return context.Transforms.Conversion.MapValueToKey("Key", nameof(DigitModel.Digit.Label), keyData: classes).Fit(scored).Transform(scored);
    }

    private sealed class Class
    {
        public string Name { get; set; } = "";
    }

    private static string Line(DigitModel.Digit digit) =>
        $"{digit.Label} {string.Join(' ', digit.Pixels.Select(p => p.ToString(CultureInfo.InvariantCulture)))}";
}
