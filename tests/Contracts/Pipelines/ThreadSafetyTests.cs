using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Pipelines;

/// <summary>Views, models and contexts are shared by threads; cursors are not.</summary>
public sealed class ThreadSafetyTests
{
    private const int Workers = 8;

    private readonly MLContext _ml = new(1);

    [Fact]
    public void One_view_can_be_read_by_many_cursors_at_once()
    {
        var data = Row.Data(_ml, 300);
        var output = _ml.Transforms.CopyColumns("A", "Number").Append(_ml.Transforms.CustomMapping<EstimatorChainTests.In, EstimatorChainTests.Out>(
            (source, target) => target.Mapped = source.Number + 1, null)).Fit(data).Transform(data);
        Parallel.For(0, Workers, _ => Assert.Equal(Enumerable.Range(1, 300).Select(i => (float)i), output.GetColumn<float>("Mapped")));
    }

    [Fact]
    public void One_model_can_transform_and_be_saved_on_many_threads()
    {
        var data = Row.Data(_ml, 50);
        var model = _ml.Transforms.CopyColumns("A", "Number").Append(_ml.Transforms.CopyColumns("B", "A")).Fit(data);
        Parallel.For(0, Workers, _ =>
        {
            using var stream = new MemoryStream();
            _ml.Model.Save(model, data.Schema, stream);
            var loaded = _ml.Model.Load(stream, out var schema);
            Assert.Equal(4, schema.Count);
            Assert.Equal(model.Transform(data).GetColumn<float>("B"), loaded.Transform(data).GetColumn<float>("B"));
        });
    }

    [Fact]
    public void One_context_can_make_and_fit_pipelines_on_many_threads()
    {
        var data = Row.Data(_ml, 20);
        Parallel.For(0, Workers, i =>
        {
            var name = $"Column{i}";
            var pipeline = _ml.Transforms.CopyColumns(name, "Number").Append(_ml.Transforms.CopyColumns("Last", name)).AppendCacheCheckpoint(_ml)
                .Append(_ml.Transforms.CopyColumns("End", "Last"));
            Assert.Equal(20, pipeline.Fit(data).Transform(data).GetColumn<float>("End").Count());
        });
    }
}
