using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Pipelines;

namespace MLNetVision.Tests.Contracts.Extending;

/// <summary>Estimators and transformers that use the public API alone take part in everything.</summary>
public sealed class ExtendingTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void It_composes_with_built_in_estimators_on_both_sides()
    {
        var data = Row.Data(_ml);
        var pipeline = _ml.Transforms.CopyColumns("In", "Vector").Append(Estimator()).Append(_ml.Transforms.CopyColumns("Copy", "ScaledSum"));
        var output = pipeline.Fit(data).Transform(data);
        Assert.Equal([6f, 12, 18, 24, 30], output.GetColumn<float>("Copy"));
        Assert.Equal([2f, 4, 6], output.GetColumn<float[]>("Scaled").ElementAt(1));
        Assert.Equal("Scaled: Vector<Single, 3> {ScoreColumnKind}", output.Schema["Scaled"].ToString());
    }

    [Fact]
    public void Its_promise_is_checked_before_anything_is_fitted()
    {
        var data = Row.Data(_ml);
        var wrong = _ml.Transforms.CopyColumns("In", "Number").Append(Estimator());
        Assert.Contains("'In'", Assert.Throws<ArgumentOutOfRangeException>(() => wrong.Fit(data)).Message, StringComparison.Ordinal);
        var pipeline = _ml.Transforms.CopyColumns("In", "Vector").Append(Estimator());
        Assert.Equal(
            Shapes.Describe(Shapes.Of(pipeline.Fit(data).Transform(data).Schema)),
            Shapes.Describe(pipeline.GetOutputSchema(Shapes.Of(data.Schema))));
    }

    [Fact]
    public void Cursor_sets_and_parallel_cursors_go_through_it()
    {
        var data = Row.Data(_ml, 1000);
        var output = _ml.Transforms.CopyColumns("In", "Vector")
            .Append(Estimator()).Append(_ml.Transforms.CopyColumns("Copy", "ScaledSum")).Fit(data).Transform(data);
        Assert.Equal(Enumerable.Range(1, 1000).Select(i => 6f * i), output.GetColumn<float>("Copy"));
        var cursors = output.GetRowCursorSet([output.Schema["Copy"]], 3);
        Assert.Equal(3, cursors.Length);
        var sums = new List<float>();
        foreach (var cursor in cursors)
        {
            using var row = cursor;
            var getter = row.GetGetter<float>(output.Schema["Copy"]);
            float value = 0;
            while (row.MoveNext())
            {
                getter(ref value);
                sums.Add(value);
            }
        }

        Assert.Equal(Enumerable.Range(1, 1000).Select(i => 6f * i), sums.Order());
    }

    [Fact]
    public void A_prediction_engine_scores_with_it()
    {
        var model = _ml.Transforms.CopyColumns("In", "Vector").Append(Estimator()).Fit(Row.Data(_ml));
        using var engine = _ml.Model.CreatePredictionEngine<Row, Scaled>(model);
        var first = engine.Predict(new Row { Vector = [1, 2, 3] });
        Assert.Equal(12, first.ScaledSum);
        Assert.Equal([2, 4, 6], first.Values);
        Assert.Equal(24, engine.Predict(new Row { Vector = [2, 4, 6] }).ScaledSum);
    }

    [Fact]
    public void It_saves_itself_as_a_chain_of_built_in_transformers()
    {
        var data = Row.Data(_ml);
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(data.Schema);
        builder.AddColumn("Sum", NumberDataViewType.Single);
        var model = _ml.Transforms.CopyColumns("In", "Vector").Append(Estimator()).Append(_ml.Transforms.CopyColumns("Last", "Scaled")).Fit(data);
        var loaded = Assert.IsType<TransformerChain<ITransformer>>(SaveAndLoad(model, data.Schema));
        Assert.Equal(3, loaded.Count());
        Assert.Equal(2, Assert.IsType<TransformerChain<ITransformer>>(loaded.ElementAt(1)).Count());
        Assert.Equal(["Sum", "In", "Scaled", "ScaledSum", "Last"], loaded.GetOutputSchema(builder.ToSchema()).Select(c => c.Name).Skip(4));
    }

    [Fact]
    public void A_transformer_can_be_saved_as_one_built_in_transformer()
    {
        var data = Row.Data(_ml);
        ICanSaveModel inner = _ml.Transforms.CopyColumns("Copy", "Number").Fit(data);
        var loaded = SaveAndLoad(new SavedAs(inner.Save), data.Schema);
        Assert.IsType(inner.GetType(), loaded);
        Assert.Equal([0f, 1, 2, 3, 4], loaded.Transform(data).GetColumn<float>("Copy"));
    }

    [Fact]
    public void Delegation_may_go_through_several_transformers()
    {
        var data = Row.Data(_ml);
        ICanSaveModel inner = new TransformerChain<ITransformer>(_ml.Transforms.CopyColumns("A", "Number").Fit(data), new SavedAs(ctx =>
            ((ICanSaveModel)_ml.Transforms.CopyColumns("B", "Number").Fit(data)).Save(ctx)));
        var loaded = SaveAndLoad(new SavedAs(ctx => new SavedAs(inner.Save).Save(ctx)), data.Schema);
        Assert.Equal(["A", "B"], loaded.Transform(data).Schema.Select(c => c.Name).Skip(4));
    }

    [Fact]
    public void A_transformer_that_saves_nothing_cannot_be_saved()
        => Assert.Throws<InvalidOperationException>(() => _ml.Model.Save(new SavedAs(_ => { }), null, new MemoryStream()));

    [Fact]
    public void What_Save_throws_reaches_the_caller()
        => Assert.Throws<NotSupportedException>(() => _ml.Model.Save(new SavedAs(_ => throw new NotSupportedException()), null, new MemoryStream()));

    [Fact]
    public void Disposing_its_rows_disposes_the_input()
    {
        var data = Row.Data(_ml);
        var model = _ml.Transforms.CopyColumns("In", "Vector").Append(Estimator()).Fit(data);
        var mapper = ((ITransformer)model).GetRowToRowMapper(data.Schema);
        var cursor = data.GetRowCursor(data.Schema);
        Assert.True(cursor.MoveNext());
        using (var row = mapper.GetRow(cursor, mapper.OutputSchema))
            Assert.True(row.IsColumnActive(mapper.OutputSchema["ScaledSum"]));
        Assert.False(cursor.MoveNext());
    }

    private ScaleEstimator Estimator() => new(_ml, "Scaled", "In", 2);

    private ITransformer SaveAndLoad(ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    public sealed class Scaled
    {
        public float ScaledSum;
        [ColumnName("Scaled")]
        public float[] Values = [];
    }
}
