using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Scoring;

/// <summary>A network of several outputs gives a column for each, live, after saving and loading, and from files of our own.</summary>
public sealed class SeveralOutputTests
{
    private readonly IDataView _data = PictureRows.Vectors(new MLContext(1), 12);

    [Theory]
    [InlineData("Code", "Restored", "Error")]
    [InlineData("Code", "Restored", "Score")]
    [InlineData("a.output", "the second", "Label")]
    public void Columns_are_the_same_live_and_loaded(string code, string restored, string error)
    {
        var transformer = Model(code, restored, error).ToTransformer(_data.Schema, "Pixels");
        var live = transformer.Transform(_data);
        var loaded = transformer.Reload(_data.Schema).Transform(_data);
        string[] columns = [code, restored, error];

        Assert.Equal(columns, live.Schema.Skip(_data.Schema.Count).Select(c => c.Name));
        Same.Lines(Snapshot.Schema(live.Schema), Snapshot.Schema(loaded.Schema), "the schema after loading");
        Same.Rows(Snapshot.Rows(live, columns), Snapshot.Rows(loaded, columns), 1e-4, "after loading");
    }

    [Fact]
    public void Vectors_and_numbers_are_what_the_network_gives()
    {
        var view = Model("Code", "Restored", "Error").ToTransformer(_data.Schema, "Pixels", new ScoringOptions { BatchSize = 5 }).Transform(_data);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1, 2), view.Schema["Code"].Type);
        Assert.Equal(NumberDataViewType.Single, view.Schema["Error"].Type);
        var (codes, restored, errors) = (view.Vectors("Code"), view.Vectors("Restored"), view.Values<float>("Error"));
        Assert.Equal(12, errors.Distinct().Count());
        for (var i = 0; i < errors.Length; i++)
        {
            Assert.Equal([2 * codes[i][0], 2 * codes[i][1], 2 * codes[i][0], 2 * codes[i][1]], restored[i]);
            Assert.Equal(restored[i].Sum(v => v * v), errors[i], 1e-3 * errors[i]);
        }
    }

    [Fact]
    public void Files_of_our_own_and_rewrapped_models_have_all_columns()
    {
        var transformer = Model("Code", "Restored", "Error").ToTransformer(_data.Schema, "Pixels");
        var expected = Snapshot.Rows(transformer.Transform(_data), ["Id", "Code", "Restored", "Error"]);
        using var stream = new MemoryStream();
        VisionModel.Save(VisionModelContent.Of(transformer), stream);
        stream.Position = 0;
        var fromFile = VisionModel.Load(stream).ToTransformer();
        var rewrapped = Assert.IsType<ScoringTransformer>(VisionModel.Rewrap(transformer.Reload(_data.Schema)));

        foreach (var again in (ScoringTransformer[])[fromFile, rewrapped])
        {
            Same.Lines(
                Snapshot.Schema(transformer.GetOutputSchema(_data.Schema)), Snapshot.Schema(again.GetOutputSchema(_data.Schema)), "the columns");
            Same.Rows(expected, Snapshot.Rows(again.Transform(_data), ["Id", "Code", "Restored", "Error"]), 0, "the values");
        }
    }

    [Fact]
    public void Several_numbers_come_through()
    {
        var model = Model("Code", "Restored", "Error");
        var network = model.Network.WithOutputs(
            new NetworkOutput("Whole", model.Network.Outputs[2].Value), new NetworkOutput("Half", new ValueRef("half")), model.Network.Outputs[0]);
        var transformer = (model with { Network = network, Weights = model.Weights.FitExactly(network) }).ToTransformer(_data.Schema, "Pixels");
        string[] columns = ["Whole", "Half", "Code"];
        var (live, loaded) = (transformer.Transform(_data), transformer.Reload(_data.Schema).Transform(_data));

        Assert.Equal(columns, live.Schema.Skip(_data.Schema.Count).Select(c => c.Name));
        Same.Lines(Snapshot.Schema(live.Schema), Snapshot.Schema(loaded.Schema), "the schema after loading");
        Same.Rows(Snapshot.Rows(live, columns), Snapshot.Rows(loaded, columns), 1e-4, "after loading");
    }

    [Theory]
    [InlineData("Score", "Restored", "Error")]
    [InlineData("Code", "Score", "Error")]
    public void A_vector_beside_numbers_is_not_called_Score(string code, string restored, string error)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Model(code, restored, error).ToTransformer(_data.Schema, "Pixels"));
        Assert.Contains("another name", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_features_can_be_several()
    {
        var model = Model("Code", "Restored", "Error") with { Task = ScoringTask.Regression };
        var error = Assert.Throws<ArgumentException>(() => model.ToTransformer(_data.Schema, "Pixels"));
        Assert.Contains("3 outputs", error.Message, StringComparison.Ordinal);
    }

    private static ScoringModel Model(string code, string restored, string error)
    {
        var network = Network.Build("three", b =>
        {
            var x = b.Input("image", ["N", 3, Models.Height, Models.Width]).Conv2d(4, 3, name: "conv").Relu().Flatten().Dense(2, name: "fc");
            var twice = x.Affine(2).Concat([x.Affine(2)]);
            var sum = twice.Multiply(twice).Reduce(ReduceKind.Sum, [1], keepAxes: false);
            sum.Affine(0.5f, name: "half");
            return new Dictionary<string, Tensor> { [code] = x, [restored] = twice, [error] = sum };
        });
        return new ScoringModel(network, WeightSet.Initialise(network, 7), Models.Card(), ScoringTask.Features);
    }
}
