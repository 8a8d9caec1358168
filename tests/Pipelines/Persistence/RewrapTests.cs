using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Onnx;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Persistence.Rewrapping;

namespace MLNetVision.Tests.Pipelines.Persistence;

/// <summary>Batches for models that ML.NET has loaded.</summary>
public sealed class RewrapTests
{
    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(ScoringTask.Features, 4)]
    [InlineData(ScoringTask.Multiclass, 4)]
    [InlineData(ScoringTask.Binary, 1)]
    [InlineData(ScoringTask.MultiLabel, 4)]
    [InlineData(ScoringTask.Regression, 1)]
    public void A_model_comes_back_as_it_was_to_the_last_bit(ScoringTask task, int count)
    {
        var data = SavedModels.Numbers(SavedModels.Pixels(5, 3 * 8 * 6));
        var model = SavedModels.Pictured(task, count, resize: 0).Over(data);
        var rewrapped = Assert.IsType<ScoringTransformer>(VisionModel.Rewrap(model.Reload(data.Schema), new ScoringOptions { BatchSize = 3 }));

        ModelFiles.AssertEqual(VisionModelContent.Of(model), VisionModelContent.Of(rewrapped));
        Assert.Equal(3, rewrapped.Options.BatchSize);
        Assert.Equal(Described.All(model.GetOutputSchema(data.Schema)), Described.All(rewrapped.GetOutputSchema(data.Schema)));
        Assert.Equal(Scores(model.Transform(data)), Scores(rewrapped.Transform(data)));
    }

    [NeedsResamplingFact]
    public void Pictures_are_scored_as_before()
    {
        var data = Pictures.View("a picture.output");
        var model = (SavedModels.Pictured(ScoringTask.Multiclass, 3, resize: 10) with { Fit = PictureFit.Pad }).Over(data, "a picture.output");

        Assert.Equal(Scores(model.Transform(data)), Scores(VisionModel.Rewrap(model.Reload(data.Schema)).Transform(data)));
    }

    [Fact]
    public void What_is_around_a_model_stays()
    {
        var data = SavedModels.Numbers(SavedModels.Pixels(4, 3 * 8 * 6), "raw");
        var chain = SavedChainTests.Surrounded(data);
        var loaded = (TransformerChain<ITransformer>)chain.Reload(data.Schema);
        var rewrapped = (TransformerChain<ITransformer>)VisionModel.Rewrap(loaded);

        Assert.Equal(3, rewrapped.Count());
        Assert.Same(loaded.First(), rewrapped.First());
        Assert.IsType<ScoringTransformer>(rewrapped.ElementAt(1));
        Assert.Same(loaded.Last(), rewrapped.LastTransformer);
        Assert.Equal(Scores(chain.Transform(data)), Scores(rewrapped.Transform(data)));
        Assert.Equal(
            chain.Transform(data).Values<ReadOnlyMemory<char>>("Name").Select(n => $"{n}"),
            rewrapped.Transform(data).Values<ReadOnlyMemory<char>>("Name").Select(n => $"{n}"));
    }

    [Fact]
    public void Models_are_found_at_any_depth_and_in_any_number()
    {
        var data = SavedModels.Numbers(SavedModels.Pixels(2, 3 * 8 * 6));
        var first = SavedModels.Pictured(ScoringTask.Features, 3, seed: 1).Over(data, output: "first");
        var second = SavedModels.Pictured(ScoringTask.Features, 2, seed: 2).Over(data, output: "second");
        var copy = _context.Transforms.CopyColumns("y", "x").Fit(data);
        var chain = new TransformerChain<ITransformer>(copy, new TransformerChain<ITransformer>(first, new TransformerChain<ITransformer>(second)));
        var rewrapped = VisionModel.Rewrap(chain.Reload(data.Schema));

        Assert.Equal(chain.Transform(data).Vectors("first"), rewrapped.Transform(data).Vectors("first"));
        Assert.Equal(chain.Transform(data).Vectors("second"), rewrapped.Transform(data).Vectors("second"));
        Assert.Equal(2, Flat(rewrapped).Count(t => t is ScoringTransformer));
        Assert.DoesNotContain(Flat(rewrapped), t => t is OnnxTransformer);
    }

    [Fact]
    public void Links_keep_their_scopes()
    {
        var data = SavedModels.Numbers(SavedModels.Pixels(2, 3 * 8 * 6));
        var copy = _context.Transforms.CopyColumns("y", "x").Fit(data);
        var model = SavedModels.Pictured(ScoringTask.Features, 3).Over(data);
        var chain = new TransformerChain<ITransformer>([copy, model], [TransformerScope.TrainTest, TransformerScope.Everything]);
        var rewrapped = (TransformerChain<ITransformer>)VisionModel.Rewrap(chain.Reload(data.Schema));

        Assert.Equal(2, rewrapped.GetModelFor(TransformerScope.Training).Count());
        Assert.IsType<ScoringTransformer>(Assert.Single(rewrapped.GetModelFor(TransformerScope.Scoring)));
    }

    [Fact]
    public void A_chain_that_knows_the_type_of_its_last_link_is_rewrapped_too()
    {
        var data = SavedModels.Numbers(SavedModels.Pixels(2, 3 * 8 * 6));
        var model = SavedModels.Pictured(ScoringTask.Features, 3).Over(data);
        var chain = new TransformerChain<ITransformer>(model.Reload(data.Schema))
            .Append(_context.Transforms.CopyColumns("y", "Score").Fit(model.Transform(data)));

        Assert.Equal(model.Transform(data).Vectors("Score"), VisionModel.Rewrap(chain).Transform(data).Vectors("y"));
    }

    [Fact]
    public void Saved_again_it_is_the_same_file()
    {
        var data = SavedModels.Numbers(SavedModels.Pixels(1, 3 * 8 * 6));
        var zip = Loaded.Save(SavedModels.Pictured(ScoringTask.Multiclass, 3).Over(data), data.Schema);
        var again = Loaded.Save(VisionModel.Rewrap(Loaded.Load(zip)), data.Schema);

        Assert.Equal(Loaded.Entries(zip).Keys, Loaded.Entries(again).Keys);
        Assert.Equal(Loaded.Entries(zip).Values, Loaded.Entries(again).Values);
    }

    [Fact]
    public void Weights_in_half_precision_come_back_with_the_numbers_that_they_were()
    {
        var data = SavedModels.Numbers(SavedModels.Pixels(2, 3 * 8 * 6));
        var whole = SavedModels.Pictured(ScoringTask.Features, 3);
        var half = new WeightSet(whole.Weights.Select(w => KeyValuePair.Create(w.Key, Half(w.Value))));
        var model = (whole with { Weights = half }).Over(data);
        var rewrapped = (ScoringTransformer)VisionModel.Rewrap(model.Reload(data.Schema));

        Assert.All(half, w => Assert.Equal(w.Value.ToFloats(), rewrapped.Model.Weights[w.Key].ToFloats()));
        Assert.Equal(model.Transform(data).Vectors("Score"), rewrapped.Transform(data).Vectors("Score"));
    }

    [Fact]
    public void Weights_that_ONNX_has_in_another_form_come_back_as_they_were()
    {
        var network = Network.Build("recurrent", b => b.Input("x", [Dim.Batch, 12]).Reshape([Dim.Batch, 4, 3]).Lstm(5, name: "lstm").Sequence.Flatten());
        var data = SavedModels.Numbers(SavedModels.Pixels(2, 12));
        var model = new ScoringModel(network, WeightSet.Initialise(network, 3), new ModelCard(), ScoringTask.Features).Over(data);
        var rewrapped = (ScoringTransformer)VisionModel.Rewrap(model.Reload(data.Schema));

        ModelFiles.AssertEqual(VisionModelContent.Of(model), VisionModelContent.Of(rewrapped));
    }

    [Fact]
    public void Where_there_is_no_model_of_ours_what_there_is_is_named()
    {
        var data = SavedModels.Numbers([[1, 2]]);
        var chain = _context.Transforms.CopyColumns("y", "x").Append(_context.Transforms.DropColumns("x")).Fit(data);

        var error = Assert.Throws<VisionModelException>(() => VisionModel.Rewrap(chain.Reload(data.Schema)));
        Assert.All(["ColumnCopyingTransformer", "ColumnSelectingTransformer", "Model.Load"], s => Assert.Contains(s, error.Message, StringComparison.Ordinal));
        error = Assert.Throws<VisionModelException>(() => VisionModel.Rewrap(new TransformerChain<ITransformer>()));
        Assert.Contains("it holds nothing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ONNX_model_of_others_is_left_alone()
    {
        var data = SavedModels.Numbers([[1, 2]]);
        var network = SavedModels.Logits(ScoringTask.Features, 2).Network;
        using var stream = new MemoryStream(OnnxFile.ToBytes(network.ToOnnx(new WeightSet([]))));
        var chain = _context.Transforms.ApplyOnnxModel(["output"], ["x"], stream, null, null, false, 100).Fit(data);

        var error = Assert.Throws<VisionModelException>(() => VisionModel.Rewrap(chain.Reload(data.Schema)));
        Assert.Contains("OnnxTransformer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_of_a_newer_version_is_named_with_the_way_out()
    {
        var error = Assert.Throws<VisionModelException>(() => VisionModel.Rewrap(Changed(record => record["version"] = 2)));

        Assert.All(["version 2", "reads version 1", "Update MLNetVision"], s => Assert.Contains(s, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("network")]
    [InlineData("model")]
    [InlineData("version")]
    public void A_graph_that_somebody_has_changed_is_refused(string member)
    {
        var error = Assert.Throws<VisionModelException>(() => VisionModel.Rewrap(Changed(record => record[member] = "something else")));

        Assert.Contains("has been changed since", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A loaded model whose record was changed.</summary>
    private TransformerChain<ITransformer> Changed(Action<JsonNode> change)
    {
        var data = SavedModels.Numbers([[1, 2]]);
        var loaded = (TransformerChain<ITransformer>)SavedModels.Logits(ScoringTask.Features, 2).Over(data).Reload(data.Schema);
        var graph = SavedGraphs.Of(Flat(loaded).OfType<OnnxTransformer>().Single());
        var metadata = graph.Metadata.Single(m => m.Key == "mlnetvision");
        var record = JsonNode.Parse(metadata.Value)!;
        change(record);
        graph = graph with { Metadata = graph.Metadata.Replace(metadata, KeyValuePair.Create(metadata.Key, record.ToJsonString())) };
        return new TransformerChain<ITransformer>(Applied(graph));
    }

    private OnnxTransformer Applied(ModelProto graph)
    {
        var input = graph.Graph.Inputs.Single().Name;
        using var stream = new MemoryStream(OnnxFile.ToBytes(graph));
        return _context.Transforms.ApplyOnnxModel([graph.Graph.Outputs[0].Name], [input], stream, null, null, false, 100)
            .Fit(SavedModels.Numbers([[1, 2]], input));
    }

    private static IEnumerable<ITransformer> Flat(ITransformer transformer) =>
        transformer is IEnumerable<ITransformer> chain ? chain.SelectMany(Flat) : [transformer];

    private static float[] Scores(IDataView view) => view.Schema["Score"].Type is VectorDataViewType
        ? [.. view.Vectors("Score").SelectMany(r => r)]
        : view.Values<float>("Score");

    private static Weight Half(Weight weight) => new(
        DType.Float16, weight.Shape, System.Runtime.InteropServices.MemoryMarshal.AsBytes<Half>(weight.ToFloats().Select(v => (Half)v).ToArray()).ToArray());
}
