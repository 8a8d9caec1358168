using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Pipelines;

namespace MLNetVision.Tests.Contracts.CustomMapping;

/// <summary>Columns computed by a function of objects.</summary>
public sealed class CustomMappingTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Members_of_the_output_class_become_columns()
    {
        var data = Row.Data(_ml);
        var output = Mapping().Fit(data).Transform(data);
        Assert.Equal(
            ["Number: Single", "Vector: Vector<Single, 3>", "Vector: Vector<Single, 2>", "Text: String", "Key: Key<UInt32, 0-3>", "Scaled: Single",
                "Label: String"],
            output.Schema.Select(c => c.ToString()));
        Assert.True(output.Schema[1].IsHidden);
        Assert.Equal([0f, 10, 20, 30, 40], output.GetColumn<float>("Scaled"));
        Assert.Equal([1f, -1f], output.GetColumn<float[]>("Vector").ElementAt(1));
        Assert.Equal(["n0", "n1", "n2", "n3", "n4"], output.GetColumn<string>("Label"));
    }

    [Fact]
    public void One_call_serves_all_columns_of_a_row_and_none_is_made_for_inactive_ones()
    {
        var calls = 0;
        var data = Row.Data(_ml);
        var output = _ml.Transforms.CustomMapping<Scale.In, Scale.Out>((source, target) =>
        {
            Interlocked.Increment(ref calls);
            Scale.Map(source, target);
        }, null).Fit(data).Transform(data);
        Assert.Equal(5, output.GetColumn<float>("Number").Count());
        Assert.Equal(0, calls);
        Assert.Equal(5, output.Preview().RowView.Length);
        Assert.Equal(5, calls);
    }

    [Fact]
    public void Only_the_columns_of_the_input_class_are_read()
    {
        var data = _ml.Data.LoadFromEnumerable(new[] { new Unreadable { Number = 2 } });
        Assert.Equal([20f], Mapping().Fit(data).Transform(data).GetColumn<float>("Scaled"));
    }

    [Fact]
    public void Members_that_a_mapping_leaves_alone_keep_their_last_value()
    {
        var data = Row.Data(_ml, 3);
        var output = _ml.Transforms.CustomMapping<Scale.In, RunningSum.Out>((source, target) =>
        {
            if (source.Number == 0)
                target.Sum = 7;
        }, null).Fit(data).Transform(data);
        Assert.Equal([7f, 7, 7], output.GetColumn<float>("Sum"));
    }

    [Fact]
    public void Missing_and_wrong_inputs_are_named()
    {
        var wrong = _ml.Data.LoadFromEnumerable(new[] { new WrongNumber() });
        var missing = _ml.Data.LoadFromEnumerable(new[] { new NoNumber() });
        AssertTells<ArgumentOutOfRangeException>("Number", () => Mapping().Fit(missing));
        AssertTells<InvalidOperationException>("Number", () => Mapping().Fit(wrong));
        AssertTells<ArgumentOutOfRangeException>("Number", () => Mapping().GetOutputSchema(Shapes.Of(missing.Schema)));
        AssertTells<ArgumentOutOfRangeException>("Double", () => Mapping().GetOutputSchema(Shapes.Of(wrong.Schema)));
    }

    [Fact]
    public void Vectors_and_keys_of_the_input_must_suit_in_the_promise()
    {
        var shape = Shapes.Of(Row.Data(_ml).Schema);
        Assert.NotNull(_ml.Transforms.CustomMapping<AnySize, RunningSum.Out>((_, _) => { }, null).GetOutputSchema(shape));
        Assert.NotNull(_ml.Transforms.CustomMapping<ExactSize, RunningSum.Out>((_, _) => { }, null).GetOutputSchema(shape));
        Assert.NotNull(_ml.Transforms.CustomMapping<AKey, RunningSum.Out>((_, _) => { }, null).GetOutputSchema(shape));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.CustomMapping<NoKey, RunningSum.Out>((_, _) => { }, null).GetOutputSchema(shape));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.CustomMapping<AScalar, RunningSum.Out>((_, _) => { }, null).GetOutputSchema(shape));
    }

    [Fact]
    public void Definitions_rename_columns_on_both_sides()
    {
        var data = Row.Data(_ml, 2);
        var input = SchemaDefinition.Create(typeof(In2));
        input["Source"].ColumnName = "Number";
        var output = SchemaDefinition.Create(typeof(RunningSum.Out));
        output["Sum"].AddAnnotation("Unit", "mm", TextDataViewType.Instance);
        output["Sum"].ColumnName = "Half";
        var mapping = _ml.Transforms.CustomMapping<In2, RunningSum.Out>((source, target) => target.Sum = source.Source / 2, null, input, output);
        var result = mapping.Fit(data).Transform(data);
        Assert.Equal("Half: Single {Unit}", result.Schema["Half"].ToString());
        Assert.Equal([0f, 0.5f], result.GetColumn<float>("Half"));
        Assert.Equal(Shapes.Describe(Shapes.Of(result.Schema)), Shapes.Describe(mapping.GetOutputSchema(Shapes.Of(data.Schema))));
    }

    [Fact]
    public void The_promise_is_what_the_transformer_gives()
    {
        var data = Row.Data(_ml);
        Assert.Equal(
            Shapes.Describe(Shapes.Of(Mapping().Fit(data).Transform(data).Schema)),
            Shapes.Describe(Mapping().GetOutputSchema(Shapes.Of(data.Schema))));
    }

    [Fact]
    public void A_key_is_read_with_its_number_and_written_as_an_index()
    {
        var data = Row.Data(_ml);
        var output = _ml.Transforms.CustomMapping<AKey, KeyOut>((source, target) => target.Seen = target.Written = source.Key, null).Fit(data).Transform(data);
        Assert.Equal([1u, 2, 3, 4, 1], output.GetColumn<uint>("Seen"));
        Assert.Equal([2u, 3, 4, 0, 2], output.GetColumn<uint>("Written"));
    }

    [Fact]
    public void Null_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => _ml.Transforms.CustomMapping<Scale.In, Scale.Out>(null!, null));
        Assert.Throws<ArgumentNullException>(() => Mapping().Fit(null!));
    }

    [Fact]
    public void A_mapping_with_a_contract_is_saved_and_found_again()
    {
        var data = Row.Data(_ml);
        var model = _ml.Transforms.CustomMapping<Scale.In, Scale.Out>(Scale.Map, Scale.Contract).Append(_ml.Transforms.CopyColumns("Copy", "Scaled")).Fit(data);
        var loaded = SaveAndLoad(model, data.Schema);
        Assert.Equal(model.Transform(data).Schema.Select(c => c.ToString()), loaded.Transform(data).Schema.Select(c => c.ToString()));
        Assert.Equal([0f, 10, 20, 30, 40], loaded.Transform(data).GetColumn<float>("Copy"));
    }

    [Fact]
    public void A_mapping_without_a_contract_cannot_be_saved()
    {
        var data = Row.Data(_ml);
        Assert.Throws<InvalidOperationException>(() => _ml.Model.Save(Mapping().Fit(data), data.Schema, new MemoryStream()));
        Assert.Throws<InvalidOperationException>(() => _ml.Model.Save(Mapping().Append(Mapping()).Fit(data), data.Schema, new MemoryStream()));
    }

    [Fact]
    public void A_contract_that_nobody_registered_cannot_be_loaded()
    {
        var data = Row.Data(_ml);
        var unknown = _ml.Transforms.CustomMapping<Scale.In, Scale.Out>(Scale.Map, "MLNetVision.Tests.Nobody").Fit(data);
        var exception = Assert.ThrowsAny<Exception>(() => SaveAndLoad(unknown, data.Schema));
        Assert.Contains("MLNetVision.Tests.Nobody", exception.GetBaseException().Message, StringComparison.Ordinal);
        var noFactory = _ml.Transforms.CustomMapping<Scale.In, Scale.Out>(Scale.Map, NotAFactory.Contract).Fit(data);
        Assert.IsType<InvalidOperationException>(Assert.ThrowsAny<Exception>(() => SaveAndLoad(noFactory, data.Schema)).GetBaseException());
    }

    [Fact]
    public void Registering_an_assembly_twice_is_harmless()
    {
        _ml.ComponentCatalog.RegisterAssembly(typeof(Scale).Assembly);
        _ml.ComponentCatalog.RegisterAssembly(typeof(Scale).Assembly);
        _ml.ComponentCatalog.RegisterAssembly(typeof(MLContext).Assembly);
    }

    private static void AssertTells<TException>(string word, Action action)
        where TException : Exception
        => Assert.Contains(word, Assert.Throws<TException>(action).Message, StringComparison.Ordinal);

    private Microsoft.ML.Transforms.CustomMappingEstimator<Scale.In, Scale.Out> Mapping() => _ml.Transforms.CustomMapping<Scale.In, Scale.Out>(Scale.Map, null);

    private ITransformer SaveAndLoad(ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    public sealed class Unreadable
    {
        public float Number { get; set; }

        public float Throwing => throw new NotSupportedException();
    }

    public sealed class WrongNumber
    {
        public double Number;
    }

    public sealed class NoNumber
    {
        public float Other;
    }

    public sealed class In2
    {
        public float Source;
    }

    public sealed class AnySize
    {
        public float[] Vector = [];
    }

    public sealed class ExactSize
    {
        [VectorType(3)]
        public float[] Vector = [];
    }

    public sealed class AScalar
    {
        public float Vector;
    }

    public sealed class AKey
    {
        [KeyType(4)]
        public uint Key;
    }

    public sealed class NoKey
    {
        public uint Key;
    }

    public sealed class KeyOut
    {
        public uint Seen;
        [KeyType(4)]
        public uint Written;
    }
}
