using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Workout;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Contracts.Transforms;

public sealed class MapValueTests
{
    private static Table Words() => new(Column.Text("X", "a", "b", "zzz", ""));

    private static IDataView Mapped<TKey, TValue>(Table data, IEnumerable<KeyValuePair<TKey, TValue>> pairs, bool asKeys = false) =>
        Pipeline.Run(data, t => t.Conversion.MapValue("Out", pairs, "X", asKeys));

    private static KeyValuePair<TKey, TValue>[] Pairs<TKey, TValue>(params (TKey Key, TValue Value)[] pairs) =>
        [.. pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))];

    [Fact]
    public void Text_is_mapped_to_text_and_unknown_keys_to_nothing()
    {
        var output = Mapped(Words(), Pairs(("a", "one"), ("b", "two")));
        Assert.Equal(["one", "two", "", ""], Snapshot.Of(output)["Out"]);
        Assert.Equal(TextDataViewType.Instance, output.Schema["Out"].Type);
        Assert.Empty(Pipeline.AnnotationKinds(output.Schema["Out"]));
    }

    [Fact]
    public void Unknown_keys_become_what_empty_text_would_be_read_as()
    {
        Assert.Equal([1.5f, 0f, 0f, 0f], Snapshot.Of(Mapped(Words(), Pairs(("a", 1.5f))))["Out"]);
        Assert.Equal([1.5, 0d, 0d, 0d], Snapshot.Of(Mapped(Words(), Pairs(("a", 1.5))))["Out"]);
        Assert.Equal([7, 0, 0, 0], Snapshot.Of(Mapped(Words(), Pairs(("a", 7))))["Out"]);
        Assert.Equal([7UL, 0UL, 0UL, 0UL], Snapshot.Of(Mapped(Words(), Pairs(("a", 7UL))))["Out"]);
        Assert.Equal([true, false, false, false], Snapshot.Of(Mapped(Words(), Pairs(("a", true))))["Out"]);
    }

    [Fact]
    public void Numbers_are_keys_too()
    {
        Assert.Equal(["x", "", "y"], Snapshot.Of(Mapped(new Table(Column.Of("X", 1, 2, 3)), Pairs((1, "x"), (3, "y"))))["Out"]);
        Assert.Equal([10f, 0f], Snapshot.Of(Mapped(new Table(Column.Of("X", 0.5f, 0.25f)), Pairs((0.5f, 10f))))["Out"]);
        Assert.Equal([2L, 1L], Snapshot.Of(Mapped(new Table(Column.Of("X", false, true)), Pairs((true, 1L), (false, 2L))))["Out"]);
    }

    [Fact]
    public void Values_may_be_vectors_and_unknown_keys_become_empty_ones()
    {
        var pairs = Pairs(("a", new[] { 1f, 2f, 3f }), ("b", new[] { 4f }));
        var output = Pipeline.Run(Words(), t => t.Conversion.MapValue("Out", pairs, "X"));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single), output.Schema["Out"].Type);
        object[][] expected = [[1f, 2f, 3f], [4f], [], []];
        Same.Value(expected, Snapshot.Of(output)["Out"], "the vectors");
    }

    [Fact]
    public void Vectors_of_text_are_values_too()
    {
        var pairs = Pairs(("a", new[] { "x", "y" }));
        object[][] expected = [["x", "y"], [], [], []];
        Same.Value(expected, Pipeline.Snap(Words(), t => t.Conversion.MapValue("Out", pairs, "X"))["Out"], "the vectors");
    }

    [Fact]
    public void Two_megabytes_of_bytes_survive_saving()
    {
        var state = SplitMix.Bytes(seed: 5, 2 << 20);
        var data = Words();
        var model = new MLContext(1).Transforms.Conversion.MapValue("State", Pairs(("a", state)), "X").Fit(data);
        foreach (var transformer in new ITransformer[] { model, Pipeline.Reload(model, data.Schema) })
        {
            var rows = Pipeline.Buffers<byte>(transformer.Transform(data), "State");
            Assert.True(state.AsSpan().SequenceEqual(rows[0].GetValues()));
            Assert.Equal(0, rows[1].Length);
        }
    }

    [Fact]
    public void Two_megabytes_of_text_survive_saving()
    {
        var state = Convert.ToBase64String(SplitMix.Bytes(seed: 6, 3 << 19));
        var data = Words();
        var model = new MLContext(1).Transforms.Conversion.MapValue("State", Pairs(("a", state)), "X").Fit(data);
        foreach (var transformer in new ITransformer[] { model, Pipeline.Reload(model, data.Schema) })
        {
            Assert.Equal(state, Snapshot.Of(transformer.Transform(data))["State"][0]);
        }
    }

    [Fact]
    public void Values_treated_as_keys_are_numbered_and_remembered()
    {
        var output = Mapped(Words(), Pairs(("a", "cat"), ("b", "dog"), ("zzz", "cat")), asKeys: true);
        Assert.Equal(new KeyDataViewType(typeof(uint), 2), output.Schema["Out"].Type);
        Assert.Equal([1u, 2u, 1u, 0u], Snapshot.Of(output)["Out"]);
        Assert.Equal(["cat", "dog"], (object[])Pipeline.Annotation(output.Schema["Out"], "KeyValues")!);
    }

    [Fact]
    public void Unsigned_values_treated_as_keys_are_the_keys()
    {
        var output = Mapped(Words(), Pairs(("a", 2u), ("b", 1u), ("zzz", 2u)), asKeys: true);
        Assert.Equal([2u, 1u, 2u, 0u], Snapshot.Of(output)["Out"]);
        Assert.Equal(new KeyDataViewType(typeof(uint), 2), output.Schema["Out"].Type);
        Assert.Equal(["2", "1"], (object[])Pipeline.Annotation(output.Schema["Out"], "KeyValues")!);
        Assert.Equal(new KeyDataViewType(typeof(ulong), 1), Mapped(Words(), Pairs(("a", 1UL)), asKeys: true).Schema["Out"].Type);
    }

    [Fact]
    public void The_input_is_mapped_item_by_item_when_it_is_a_vector()
    {
        var output = Mapped(new Table(Column.TextVector("X", 3, ["b", "?", "a"])), Pairs(("a", 1f), ("b", 2f)));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single), output.Schema["Out"].Type);
        Assert.Equal([2f, 0f, 1f], (object[])Snapshot.Of(output)["Out"][0]);
    }

    [Fact]
    public void A_sparse_vector_cannot_be_mapped()
    {
        var output = Mapped(new Table(Column.Buffers("X", 3, Column.Sparse(3, (1, 5)))), Pairs((5, 1f)));
        Assert.ThrowsAny<Exception>(() => Snapshot.Of(output));
    }

    [Fact]
    public void A_vector_of_keys_cannot_be_mapped_to_vectors()
    {
        var data = new Table(Column.TextVector("X", 1, ["a"]));
        var pairs = Pairs(("a", new[] { 1f }));
        Throws.Naming<NotSupportedException>(() => Pipeline.Run(data, t => t.Conversion.MapValue("Out", pairs, "X")), "'X'");
        Throws.Naming<NotSupportedException>(() => Pipeline.Promise(data, t => t.Conversion.MapValue("Out", pairs, "X")), "'X'");
    }

    [Fact]
    public void A_lookup_view_gives_keys_values_and_annotations()
    {
        var lookup = new Table(
            Column.Of("Unused", 0, 0),
            Column.Key("Class", 2, 2u, 1u).WithNames("KeyValues", "cat", "dog"),
            Column.Text("Word", "a", "b"));
        Func<TransformsCatalog, IEstimator<ITransformer>> make = t => t.Conversion.MapValue("Out", lookup, lookup.Schema["Word"], lookup.Schema["Class"], "X");
        var output = Pipeline.Run(Words(), make);
        Assert.Equal([2u, 1u, 0u, 0u], Snapshot.Of(output)["Out"]);
        Assert.Equal(["cat", "dog"], (object[])Pipeline.Annotation(output.Schema["Out"], "KeyValues")!);
        var promised = Shapes.Find(Pipeline.Promise(Words(), make), "Out");
        Assert.True(promised.IsKey);
        Assert.Equal(["KeyValues"], promised.Annotations.Select(annotation => annotation.Name));
        Assert.Contains(lookup.Opened, opened => opened.SequenceEqual(["Class", "Word"]));
    }

    [Fact]
    public void A_lookup_view_is_read_when_the_estimator_is_made_and_saved_with_the_model()
    {
        var lookup = new Table(Column.Text("Word", "a", "b"), Column.Vector("V", 2, [1f, 2f], [3f, 4f]));
        var data = Words();
        var estimator = new MLContext(1).Transforms.Conversion.MapValue("Out", lookup, lookup.Schema["Word"], lookup.Schema["V"], "X");
        Assert.NotEmpty(lookup.Opened);
        var model = estimator.Fit(data);
        Assert.Empty(data.Opened);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2), model.GetOutputSchema(data.Schema)["Out"].Type);
        Same.View(Snapshot.Of(model.Transform(data)), Snapshot.Of(Pipeline.Reload(model, data.Schema).Transform(data)), "the loaded model");
    }

    [Fact]
    public void A_column_of_another_view_is_refused()
    {
        var lookup = new Table(Column.Text("Word", "a"), Column.Of("Value", 1f));
        var other = new Table(Column.Of("Value", 1f), Column.Text("Word", "a"));
        var catalog = new MLContext(1).Transforms.Conversion;
        Assert.Throws<InvalidOperationException>(() => catalog.MapValue("Out", lookup, lookup.Schema["Word"], other.Schema["Value"]));
        Assert.Throws<InvalidOperationException>(() => catalog.MapValue("Out", lookup, other.Schema["Word"], lookup.Schema["Value"]));
    }

    [Fact]
    public void A_key_twice_is_refused_by_name() =>
        Throws.Naming<InvalidOperationException>(() => Mapped(Words(), Pairs(("aKey", 1f), ("aKey", 2f))), "aKey");

    [Fact]
    public void A_type_that_no_column_can_have_is_refused()
    {
        Throws.Naming<InvalidOperationException>(() => Mapped(Words(), Pairs(("a", 'c'))), "Char");
        Throws.Naming<InvalidOperationException>(() => Mapped(Words(), Pairs((new Version(1, 0), 1f))), "Version");
    }

    [Fact]
    public void A_missing_column_and_a_column_of_another_type_are_refused()
    {
        var other = new Table(Column.Text("Y", "a"));
        Throws.Naming<ArgumentOutOfRangeException>(() => Mapped(other, Pairs(("a", 1f))), "'X'");
        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Promise(other, t => t.Conversion.MapValue("Out", Pairs(("a", 1f)), "X")), "'X'");
        var output = Mapped(new Table(Column.Of("X", 1)), Pairs(("a", 1f)));
        Assert.ThrowsAny<Exception>(() => Snapshot.Of(output));
    }

    [Fact]
    public void Without_an_input_name_the_column_is_replaced()
    {
        var output = Pipeline.Snap(Words(), t => t.Conversion.MapValue("X", Pairs(("a", 5f))));
        Assert.Equal([5f, 0f, 0f, 0f], output["X"]);
    }

    [Fact]
    public void An_empty_map_maps_everything_to_nothing() =>
        Assert.Equal(["", "", "", ""], Snapshot.Of(Mapped(Words(), Pairs<string, string>()))["Out"]);
}
