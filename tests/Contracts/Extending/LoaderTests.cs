using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Pipelines;

namespace MLNetVision.Tests.Contracts.Extending;

/// <summary>Loaders of one's own in front of a pipeline.</summary>
public sealed class LoaderTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void A_loader_and_estimators_are_fitted_and_load_together()
    {
        var estimator = new RowLoader(_ml).Append(_ml.Transforms.CopyColumns("A", "Number")).Append(_ml.Transforms.CopyColumns("B", "A"));
        Assert.Equal(["Key", "Number", "Text", "Vector", "A", "B"], estimator.GetOutputSchema().Select(c => c.Name).OrderBy(n => n.Length == 1).ThenBy(n => n));
        var loader = estimator.Fit(3);
        Assert.Equal([0f, 1, 2, 3], loader.Load(4).GetColumn<float>("B"));
        Assert.Equal(6, loader.GetOutputSchema().Count);
        Assert.IsType<RowLoader>(loader.Loader);
        Assert.Equal(2, loader.Transformer.Count());
    }

    [Fact]
    public void Transformers_are_appended_to_a_loader()
    {
        var data = Row.Data(_ml);
        var loader = new RowLoader(_ml).Append((ITransformer)_ml.Transforms.CopyColumns("A", "Number").Fit(data));
        var longer = loader.AppendTransformer(_ml.Transforms.CopyColumns("B", "A").Fit(loader.Load(2)));
        Assert.Equal([0f, 1], longer.Load(2).GetColumn<float>("B"));
        Assert.Equal(5, loader.GetOutputSchema().Count);
        Assert.Equal(6, longer.GetOutputSchema().Count);
        Assert.Equal(2, loader.Preview(2).RowView.Length);
        longer.Dispose();
    }

    [Fact]
    public void An_empty_composite_loads_what_its_loader_loads()
    {
        var loader = new CompositeDataLoader<int, ITransformer>(new RowLoader(_ml));
        Assert.Equal(4, loader.Load(1).Schema.Count);
        Assert.Throws<ArgumentNullException>(() => new CompositeDataLoader<int, ITransformer>(null!));
    }

    private sealed class RowLoader(MLContext ml) : IDataLoader<int>
    {
        public DataViewSchema GetOutputSchema() => Row.Data(ml).Schema;

        public IDataView Load(int input) => Row.Data(ml, input);

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException();
    }
}
