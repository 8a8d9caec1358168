using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators;
using MLNetVision.Tests.Pipelines.Trainers;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Persistence;

/// <summary>Numbers of a saved model pass through ML.NET's scorers, which write to columns of fixed names; the user's columns of those names stay.</summary>
public sealed class KeptColumnTests
{
    private readonly MLContext _ml = new(seed: 1);

    public static TheoryData<string> Kinds => ["number", "key", "text", "vector"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_column_called_Score_is_still_the_users_after_loading(string kind)
    {
        var view = View(kind);
        using var model = Pca().Fit(view);
        var loaded = ((ITransformer)model).Reload(view.Schema);
        AssertKept(view, model.Transform(view), loaded.Transform(view));
        AssertKept(view, model.Transform(view), VisionModel.Rewrap(loaded).Transform(view));
        AssertKept(view, model.Transform(view), VisionModel.Rewrap(loaded).Reload(view.Schema).Transform(view));
    }

    [Fact]
    public void An_autoencoder_leaves_it_too_and_no_working_column_stays()
    {
        var view = View("number");
        var options = new AutoencoderOptions
        {
            HiddenSizes = [4], CodeSize = 2, ErrorColumnName = "Error", Training = new TrainingOptions { Epochs = 1, BatchSize = 4 },
        };
        using var model = _ml.Transforms.Autoencoder("Code", "Pixels", options).Fit(view);
        var loaded = ((ITransformer)model).Reload(view.Schema).Transform(view);
        AssertKept(view, model.Transform(view), loaded);
        Assert.Equal(model.Transform(view).Schema.Select(c => c.Name).Order(), loaded.Schema.Where(c => !c.IsHidden).Select(c => c.Name).Order());
    }

    [Fact]
    public void A_model_that_was_fitted_without_the_column_does_not_ask_for_it()
    {
        var without = _ml.Transforms.DropColumns("Score").Fit(View("number")).Transform(View("number"));
        using var model = Pca().Fit(without);
        var loaded = ((ITransformer)model).Reload(without.Schema).Transform(without);
        Assert.Null(loaded.Schema.GetColumnOrNull("Score"));
        Assert.Equal(6, loaded.Values<float>("Error").Length);
    }

    [Fact]
    public void A_column_that_the_model_calls_Score_itself_takes_its_place()
    {
        var view = View("number");
        using var model = _ml.Transforms.Pca("Places", "Pixels", new PcaOptions { Components = 2, ErrorColumnName = "Score" }).Fit(view);
        var loaded = ((ITransformer)model).Reload(view.Schema).Transform(view);
        Assert.All(model.Transform(view).Values<float>("Score").Zip(loaded.Values<float>("Score")), p => Assert.Equal(p.First, p.Second, 1e-2f));
    }

    private PcaEstimator Pca() => _ml.Transforms.Pca("Places", "Pixels", new PcaOptions { Components = 2, ErrorColumnName = "Error" });

    private static void AssertKept(IDataView given, IDataView live, IDataView loaded)
    {
        Assert.Equal(given.Schema["Score"].Type, loaded.Schema["Score"].Type);
        Assert.Equal(
            given.Schema["Score"].Annotations.Schema.Select(a => a.Name).Order(), loaded.Schema["Score"].Annotations.Schema.Select(a => a.Name).Order());
        Assert.Equal(Cells(given), Cells(live));
        Assert.Equal(Cells(given), Cells(loaded));
        
        // Sums in another order: a share of each error, which are large where rows are.
        Assert.All(
            live.Values<float>("Error").Zip(loaded.Values<float>("Error")), p => Assert.Equal(p.First, p.Second, Math.Max(1e-2f, 1e-5f * Math.Abs(p.First))));
    }

    private static string[] Cells(IDataView view) =>
        [.. Workout.Snapshot.Rows(view, ["Score"]).SelectMany(r => r).Select(c => $"{c.Text} {string.Join(" ", c.Numbers)}")];

    private IDataView View(string kind)
    {
        var view = _ml.Data.LoadFromEnumerable(Blots.Rows(6).Select((row, i) => new Scored
        {
            Id = row.Id, Pixels = row.Pixels, Number = i / 4f, Text = $"mark {i % 3}", Vector = [i, i * 2],
        }));
        IEstimator<ITransformer> named = kind switch
        {
            "key" => _ml.Transforms.Conversion.MapValueToKey("Score", "Text"),
            "number" => _ml.Transforms.CopyColumns("Score", "Number"),
            _ => _ml.Transforms.CopyColumns("Score", kind == "text" ? "Text" : "Vector"),
        };
        return named.Fit(view).Transform(view);
    }

    private sealed class Scored
    {
        public int Id { get; set; }

        [VectorType(Blots.Side * Blots.Side)]
        public float[] Pixels { get; set; } = [];

        public float Number { get; set; }

        public string Text { get; set; } = "";

        [VectorType(2)]
        public float[] Vector { get; set; } = [];
    }
}
