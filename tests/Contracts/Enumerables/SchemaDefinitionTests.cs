using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Enumerables;

/// <summary>Definitions that change what attributes say.</summary>
public sealed class SchemaDefinitionTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void A_definition_lists_members_with_names_and_types()
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        Assert.Equal(["Values", "Key", "Text"], definition.Select(c => c.MemberName));
        Assert.Equal(["Values", "K", "Text"], definition.Select(c => c.ColumnName));
        Assert.Equal(["Vector<Single>", "Key<UInt32, 0-4>", "String"], definition.Select(c => c.ColumnType.ToString()));
        Assert.Null(definition["Missing"]);
        Assert.Same(definition[1], definition["K"]);
    }

    [Fact]
    public void Direction_decides_which_properties_count()
    {
        Assert.Equal(["Both", "Read"], SchemaDefinition.Create(typeof(Directed), SchemaDefinition.Direction.Read).Select(c => c.MemberName));
        Assert.Equal(["Both", "Write"], SchemaDefinition.Create(typeof(Directed), SchemaDefinition.Direction.Write).Select(c => c.MemberName));
        Assert.Equal(["Both", "Read", "Write"], SchemaDefinition.Create(typeof(Directed)).Select(c => c.MemberName));
    }

    [Fact]
    public void Types_names_and_order_can_be_changed()
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        definition["Values"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 2);
        definition["Text"].ColumnName = "T";
        definition.RemoveAll(c => c.MemberName == "Key");
        definition.Reverse();
        var data = _ml.Data.LoadFromEnumerable(new[] { new Row { Values = [1, 2], Text = "x" } }, definition);
        Assert.Equal(["T: String", "Values: Vector<Single, 2>"], data.Schema.Select(c => c.ToString()));
        var back = Assert.Single(_ml.Data.CreateEnumerable<Row>(data, false, schemaDefinition: definition));
        Assert.Equal("x", back.Text);
        Assert.Equal([1, 2], back.Values);
    }

    [Fact]
    public void A_column_type_of_null_means_the_type_of_the_member()
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        foreach (var column in definition)
        {
            column.ColumnType = null!;
            column.ColumnName = "";
        }

        var data = _ml.Data.LoadFromEnumerable(new[] { new Row() }, definition);
        Assert.Equal(["Values: Vector<Single>", "Key: UInt32", "Text: String"], data.Schema.Select(c => c.ToString()));
    }

    [Fact]
    public void Types_that_do_not_suit_the_member_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Load("Values", NumberDataViewType.Single));
        Assert.Throws<ArgumentOutOfRangeException>(() => Load("Values", new VectorDataViewType(NumberDataViewType.Double)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Load("Text", new VectorDataViewType(TextDataViewType.Instance)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Load("K", new KeyDataViewType(typeof(ulong), 5)));
        Assert.Equal("Key<UInt32, 0-99>", Load("K", new KeyDataViewType(typeof(uint), 100)).Schema["K"].Type.ToString());
        Assert.Equal("UInt32", Load("K", NumberDataViewType.UInt32).Schema["K"].Type.ToString());
    }

    [Fact]
    public void A_definition_of_another_class_is_refused()
    {
        var definition = SchemaDefinition.Create(typeof(Directed), SchemaDefinition.Direction.Read);
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new[] { new Row() }, definition));
        Assert.Contains("Both", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_indexer_replaces_or_adds_a_column_of_that_name()
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        var column = definition["Text"];
        definition.Remove(column);
        definition["Text"] = column;
        Assert.Equal("Text", definition[2].ColumnName);
        definition["Text"] = column;
        Assert.Equal(3, definition.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => definition["Other"] = column);
        Assert.Throws<ArgumentNullException>(() => definition["Other"] = null!);
    }

    [Fact]
    public void Annotations_of_all_kinds_of_values_come_with_the_column()
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        var column = definition["Values"];
        column.AddAnnotation("Number", 2.5f, NumberDataViewType.Single);
        column.AddAnnotation("Text", "t", TextDataViewType.Instance);
        column.AddAnnotation("Memory", "m".AsMemory(), TextDataViewType.Instance);
        column.AddAnnotation("Texts", new[] { "a", "b" }, new VectorDataViewType(TextDataViewType.Instance, 2));
        column.AddAnnotation("Numbers", new[] { 1, 2, 3 }, new VectorDataViewType(NumberDataViewType.Int32, 3));
        column.AddAnnotation("Buffer", new VBuffer<double>(3, 1, [4], [1]), new VectorDataViewType(NumberDataViewType.Double, 3));
        var annotations = _ml.Data.LoadFromEnumerable(new[] { new Row() }, definition).Schema["Values"].Annotations;
        Assert.Equal("Number, Text, Memory, Texts, Numbers, Buffer", annotations.ToString());
        Assert.Equal(2.5f, Value<float>(annotations, "Number"));
        Assert.Equal("t", Value<ReadOnlyMemory<char>>(annotations, "Text").ToString());
        Assert.Equal("m", Value<ReadOnlyMemory<char>>(annotations, "Memory").ToString());
        Assert.Equal(["a", "b"], Value<VBuffer<ReadOnlyMemory<char>>>(annotations, "Texts").DenseValues().Select(t => t.ToString()));
        Assert.Equal([1, 2, 3], Value<VBuffer<int>>(annotations, "Numbers").DenseValues());
        Assert.Equal([0, 4, 0], Value<VBuffer<double>>(annotations, "Buffer").DenseValues());
        Assert.Equal(6, column.Annotations.Schema.Count);
    }

    [Fact]
    public void Annotations_that_contradict_their_type_are_refused()
    {
        var column = SchemaDefinition.Create(typeof(Row))["Values"];
        Assert.Throws<InvalidOperationException>(() => column.AddAnnotation("A", 2.5f, NumberDataViewType.Double));
        Assert.Throws<InvalidOperationException>(() => column.AddAnnotation("A", 2.5f, new VectorDataViewType(NumberDataViewType.Single)));
        Assert.Throws<InvalidOperationException>(() => column.AddAnnotation("A", new[] { 2.5f }, NumberDataViewType.Single));
        Assert.Throws<ArgumentNullException>(() => column.AddAnnotation(null!, 2.5f, NumberDataViewType.Single));
        Assert.Throws<ArgumentNullException>(() => column.AddAnnotation("A", 2.5f, null!));
        column.AddAnnotation("A", 2.5f, NumberDataViewType.Single);
        Assert.Throws<InvalidOperationException>(() => column.AddAnnotation("A", 2.5f, NumberDataViewType.Single));
    }

    [Fact]
    public void A_schema_gives_types_and_annotations_to_the_members_of_its_columns()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("Unit", TextDataViewType.Instance, "mm".AsMemory());
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Values", new VectorDataViewType(NumberDataViewType.Single, 2, 1), annotations.ToAnnotations());
        var data = _ml.Data.LoadFromEnumerable(new[] { new Row { Values = [1, 2] } }, builder.ToSchema());
        Assert.Equal(["Values: Vector<Single, 2, 1> {Unit}", "K: Key<UInt32, 0-4>", "Text: String"], data.Schema.Select(c => c.ToString()));
        builder.AddColumn("Unknown", NumberDataViewType.Single);
        Assert.Throws<InvalidOperationException>(() => _ml.Data.LoadFromEnumerable(new[] { new Row() }, builder.ToSchema()));
        Assert.Throws<ArgumentNullException>(() => _ml.Data.LoadFromEnumerable(new[] { new Row() }, (DataViewSchema)null!));
    }

    private IDataView Load(string column, DataViewType type)
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        definition[column].ColumnType = type;
        return _ml.Data.LoadFromEnumerable(new[] { new Row() }, definition);
    }

    private static T Value<T>(DataViewSchema.Annotations annotations, string kind)
    {
        T value = default!;
        annotations.GetValue(kind, ref value);
        return value;
    }

    public sealed class Row
    {
        public float[] Values = null!;
        [KeyType(5)]
        [ColumnName("K")]
        public uint Key;
        public string Text = null!;
    }

    public sealed class Directed
    {
        public float Both { get; set; }

        public float Read { get; }

#pragma warning disable CA1044 // a write-only property is what is tested
        public float Write { set => Both = value; }
#pragma warning restore CA1044
    }
}
