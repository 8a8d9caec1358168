using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Pipelines;

namespace MLNetVision.Tests.Contracts.CustomMapping;

/// <summary>Columns computed by a function that remembers the rows before.</summary>
public sealed class StatefulCustomMappingTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Every_cursor_starts_with_a_fresh_state_and_keeps_the_order()
    {
        var data = Row.Data(_ml, 300);
        var output = Summing().Fit(data).Transform(data);
        var expected = Enumerable.Range(0, 300).Select(i => 100f + (i * (i + 1) / 2));
        Assert.Equal(expected, output.GetColumn<float>("Sum"));
        Assert.Equal(expected, output.GetColumn<float>("Sum"));
        using var cursor = Assert.Single(output.GetRowCursorSet([output.Schema["Sum"]], 4));
        var sum = cursor.GetGetter<float>(output.Schema["Sum"]);
        float value = 0;
        while (cursor.MoveNext())
            sum(ref value);
        Assert.Equal(expected.Last(), value);
    }

    [Fact]
    public void Columns_of_the_source_alone_cannot_be_read_behind_it()
    {
        var data = Row.Data(_ml);
        var output = Summing().Fit(data).Transform(data);
        var exception = Assert.ThrowsAny<Exception>(() => output.GetColumn<string>("Text").Count());
        Assert.IsType<ArgumentOutOfRangeException>(exception.GetBaseException());
        Assert.Equal(5, output.GetColumn<float>("Number").Count());
    }

    [Fact]
    public void Reading_a_row_twice_maps_it_once()
    {
        var data = Row.Data(_ml, 2);
        var output = Summing().Fit(data).Transform(data);
        using var cursor = output.GetRowCursor(output.Schema);
        var sum = cursor.GetGetter<float>(output.Schema["Sum"]);
        float value = 0;
        Assert.True(cursor.MoveNext());
        Assert.True(cursor.MoveNext());
        sum(ref value);
        sum(ref value);
        Assert.Equal(101, value);
    }

    [Fact]
    public void The_promise_is_what_the_transformer_gives()
    {
        var data = Row.Data(_ml);
        Assert.Equal(
            Shapes.Describe(Shapes.Of(Summing().Fit(data).Transform(data).Schema)),
            Shapes.Describe(Summing().GetOutputSchema(Shapes.Of(data.Schema))));
        Assert.Throws<ArgumentOutOfRangeException>(() => Summing().GetOutputSchema(new SchemaShape([])));
    }

    [Fact]
    public void It_is_saved_by_its_contract_and_found_again()
    {
        var data = Row.Data(_ml, 3);
        using var stream = new MemoryStream();
        _ml.Model.Save(Summing().Fit(data), data.Schema, stream);
        stream.Position = 0;
        Assert.Equal([100f, 101, 103], _ml.Model.Load(stream, out _).Transform(data).GetColumn<float>("Sum"));
        var nameless = _ml.Transforms.StatefulCustomMapping<Scale.In, RunningSum.Out, RunningSum.State>(RunningSum.Map, RunningSum.Start, null).Fit(data);
        Assert.Throws<InvalidOperationException>(() => _ml.Model.Save(nameless, data.Schema, new MemoryStream()));
    }

    [Fact]
    public void A_prediction_engine_keeps_one_state()
    {
        var data = Row.Data(_ml, 0);
        using var engine = _ml.Model.CreatePredictionEngine<Scale.In, RunningSum.Out>(Summing().Fit(data));
        Assert.Equal(101, engine.Predict(new Scale.In { Number = 1 }).Sum);
        Assert.Equal(103, engine.Predict(new Scale.In { Number = 2 }).Sum);
    }

    [Fact]
    public void Null_functions_are_refused()
    {
        Assert.Throws<ArgumentNullException>(
            () => _ml.Transforms.StatefulCustomMapping<Scale.In, RunningSum.Out, RunningSum.State>(null!, RunningSum.Start, null));
        Assert.Throws<ArgumentNullException>(
            () => _ml.Transforms.StatefulCustomMapping<Scale.In, RunningSum.Out, RunningSum.State>(RunningSum.Map, null!, null));
    }

    private Microsoft.ML.Transforms.StatefulCustomMappingEstimator<Scale.In, RunningSum.Out, RunningSum.State> Summing()
        => _ml.Transforms.StatefulCustomMapping<Scale.In, RunningSum.Out, RunningSum.State>(RunningSum.Map, RunningSum.Start, RunningSum.Contract);
}
