using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Pipelines;

/// <summary>Estimators one after the other.</summary>
public sealed class EstimatorChainTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Estimators_are_fitted_in_order_on_what_came_before()
    {
        var data = Row.Data(_ml);
        var fitted = new List<string>();
        var chain = Copy("A", "Number", fitted).Append(Copy("B", "A", fitted)).Append(Copy("C", "B", fitted));
        Assert.NotNull(chain.LastEstimator);
        var model = chain.Fit(data);
        Assert.Equal(["A", "B", "C"], fitted);
        Assert.Equal([0f, 1, 2, 3, 4], model.Transform(data).GetColumn<float>("C"));
        Assert.Equal(3, model.Count());
        Assert.Same(model.Last(), model.LastTransformer);
    }

    [Fact]
    public void The_whole_promise_is_checked_before_anything_is_fitted()
    {
        var fitted = new List<string>();
        var chain = Copy("A", "Number", fitted).Append(Copy("B", "Missing", fitted));
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => chain.Fit(Row.Data(_ml)));
        Assert.Contains("Missing", exception.Message, StringComparison.Ordinal);
        Assert.Empty(fitted);
    }

    [Fact]
    public void An_empty_chain_gives_an_empty_model()
    {
        var data = Row.Data(_ml);
        var chain = new EstimatorChain<ITransformer>();
        Assert.Null(chain.LastEstimator);
        var model = chain.Fit(data);
        Assert.Empty(model);
        Assert.Null(model.LastTransformer);
        Assert.Same(data, model.Transform(data));
        Assert.Throws<InvalidOperationException>(() => chain.AppendCacheCheckpoint(_ml));
    }

    [Fact]
    public void Appending_leaves_the_chain_as_it_was()
    {
        var data = Row.Data(_ml);
        var first = _ml.Transforms.CopyColumns("A", "Number").Append(_ml.Transforms.CopyColumns("B", "Number"));
        var second = first.Append(_ml.Transforms.CopyColumns("C", "Number"));
        Assert.Equal(2, first.Fit(data).Count());
        Assert.Equal(3, second.Fit(data).Count());
        Assert.Throws<ArgumentNullException>(() => first.Append((IEstimator<ITransformer>)null!));
    }

    [Fact]
    public void A_chain_of_exact_type_is_extended_and_another_one_nested()
    {
        var data = Row.Data(_ml);
        var typed = new EstimatorChain<ITransformer>().Append(_ml.Transforms.CopyColumns("A", "Number"));
        IEstimator<ITransformer> asEstimator = typed;
        Assert.Equal(2, asEstimator.Append(_ml.Transforms.CopyColumns("B", "A")).Fit(data).Count());
        IEstimator<ITransformer> plain = new EstimatorChain<ITransformer>().Append<ITransformer>(_ml.Transforms.CopyColumns("A", "Number"));
        Assert.Equal(2, plain.Append(_ml.Transforms.CopyColumns("B", "A")).Fit(data).Count());
    }

    [Fact]
    public void Scopes_decide_what_is_used_where()
    {
        var data = Row.Data(_ml);
        var chain = _ml.Transforms.CopyColumns("A", "Number")
            .Append(_ml.Transforms.CopyColumns("B", "Number"), TransformerScope.TrainTest)
            .Append(_ml.Transforms.CopyColumns("C", "Number"), TransformerScope.Scoring);
        var model = chain.Fit(data);
        Assert.Equal(["A", "C"], Added(model.Transform(data)));
        Assert.Equal(["A", "B", "C"], Added(model.Transform(data, TransformerScope.Everything)));
        Assert.Equal(["A", "C"], Added(model.Transform(data, TransformerScope.Scoring)));
        Assert.Equal(["A", "B"], Added(model.Transform(data, TransformerScope.Training)));
        Assert.Equal(["A", "B"], Added(model.Transform(data, TransformerScope.Testing)));
        Assert.Empty(Added(model.Transform(data, TransformerScope.None)));
        Assert.Equal(["A", "C"], model.GetOutputSchema(data.Schema, TransformerScope.Scoring).Select(c => c.Name).Except(data.Schema.Select(c => c.Name)));
        Assert.Equal(2, model.GetModelFor(TransformerScope.Scoring).Count());

        IEnumerable<string> Added(IDataView view) => view.Schema.Select(c => c.Name).Except(data.Schema.Select(c => c.Name));
    }

    [Fact]
    public void A_cache_checkpoint_keeps_what_the_estimators_before_it_made()
    {
        var computed = 0;
        var data = _ml.Data.LoadFromEnumerable(new[] { new Row { Number = 1 }, new Row { Number = 2 } });
        var counting = _ml.Transforms.CustomMapping<In, Out>((source, target) =>
        {
            Interlocked.Increment(ref computed);
            target.Mapped = source.Number;
        }, null);
        var reading = new Reading("Mapped");
        counting.Append(reading).Append(reading).Append(reading).Fit(data);
        Assert.Equal(6, computed);
        computed = 0;
        var cached = counting.AppendCacheCheckpoint(_ml);
        Assert.Same(cached, cached.AppendCacheCheckpoint(_ml));
        var model = cached.Append(reading).Append(reading).Append(reading).Fit(data);
        Assert.Equal(2, computed);
        Assert.Equal(4, model.Count());
        Assert.Throws<ArgumentNullException>(() => counting.AppendCacheCheckpoint(null!));
    }

    [Fact]
    public void Nothing_is_read_until_a_cursor_is_opened()
    {
        static IEnumerable<Row> Rows()
        {
            throw new NotSupportedException("The rows must not be read.");
#pragma warning disable CS0162 // makes this an iterator
            yield break;
#pragma warning restore CS0162
        }

        var data = _ml.Data.LoadFromEnumerable(Rows());
        var output = _ml.Transforms.CopyColumns("A", "Number").Append(_ml.Transforms.CopyColumns("B", "A")).Fit(data).Transform(data);
        Assert.Equal(6, output.Schema.Count);
        Assert.Null(output.GetRowCount());
        Assert.Throws<NotSupportedException>(() => output.GetColumn<float>("Number").Count());
    }

    [Fact]
    public void A_delegate_sees_what_was_fitted()
    {
        ITransformer? seen = null;
        var estimator = _ml.Transforms.CopyColumns("A", "Number").WithOnFitDelegate(t => seen = t);
        var model = estimator.Append(_ml.Transforms.CopyColumns("B", "A")).Fit(Row.Data(_ml));
        Assert.Same(model.First(), seen);
        Assert.Throws<ArgumentNullException>(() => _ml.Transforms.CopyColumns("A", "Number").WithOnFitDelegate(null!));
    }

    [Fact]
    public void The_promise_of_a_chain_is_what_its_model_gives()
    {
        var data = Row.Data(_ml);
        var chain = _ml.Transforms.CopyColumns("A", "Vector")
            .Append(_ml.Transforms.CopyColumns("Vector", "Key")).Append(_ml.Transforms.CopyColumns("A", "Text"));
        var promised = chain.GetOutputSchema(Shapes.Of(data.Schema));
        Assert.Equal(Shapes.Describe(Shapes.Of(chain.Fit(data).Transform(data).Schema)), Shapes.Describe(promised));
    }

    private IEstimator<ITransformer> Copy(string output, string input, List<string> fitted)
        => _ml.Transforms.CopyColumns(output, input).WithOnFitDelegate(_ => fitted.Add(output));

    public sealed class In
    {
        public float Number;
    }

    public sealed class Out
    {
        public float Mapped;
    }

    // Reads a column when it is fitted, and changes nothing.
    private sealed class Reading(string column) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input)
        {
            Assert.Equal([1f, 2], input.GetColumn<float>(column));
            return new TransformerChain<ITransformer>();
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
