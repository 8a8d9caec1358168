using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.DataViews;

/// <summary>Values that describe a column.</summary>
public sealed class AnnotationsTests
{
    [Fact]
    public void Values_are_read_by_kind_and_by_getter()
    {
        var annotations = Sample();
        var number = 0f;
        annotations.GetValue("Number", ref number);
        Assert.Equal(2.5f, number);
        VBuffer<int> vector = default;
        annotations.GetGetter<VBuffer<int>>(annotations.Schema["Vector"])(ref vector);
        Assert.Equal([1, 2, 3], vector.DenseValues());
        Assert.Equal("Number, Vector", annotations.ToString());
        Assert.Equal(["Number", "Vector"], annotations.Schema.Select(c => c.Name));
    }

    [Fact]
    public void Wrong_kinds_and_types_are_refused()
    {
        var annotations = Sample();
        var number = 0f;
        var integer = 0;
        Assert.Throws<InvalidOperationException>(() => annotations.GetValue("Missing", ref number));
        Assert.Throws<InvalidOperationException>(() => annotations.GetValue("Number", ref integer));
        Assert.Throws<InvalidOperationException>(() => annotations.GetGetter<int>(annotations.Schema["Number"]));
        Assert.Throws<ArgumentException>(() => DataViewSchema.Annotations.Empty.GetGetter<float>(annotations.Schema["Number"]));
    }

    [Fact]
    public void The_builder_checks_names_types_and_getters()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        ValueGetter<float> getter = (ref float value) => value = 1;
        Assert.Throws<ArgumentNullException>(() => builder.Add("", NumberDataViewType.Single, getter));
        Assert.Throws<ArgumentNullException>(() => builder.Add("A", null!, getter));
        Assert.Throws<ArgumentNullException>(() => builder.Add("A", NumberDataViewType.Single, (Delegate)null!));
        Assert.Throws<ArgumentException>(() => builder.Add("A", NumberDataViewType.Double, getter));
        Assert.Throws<ArgumentException>(() => builder.AddPrimitiveValue("A", NumberDataViewType.Double, 1f));
        Assert.Throws<ArgumentNullException>(() => builder.AddPrimitiveValue("A", null!, 1f));
        Assert.Throws<ArgumentNullException>(() => builder.Add(Sample(), null!));
        builder.Add(null!, _ => true);
        Assert.Empty(builder.ToAnnotations().Schema);
    }

    [Fact]
    public void Chosen_annotations_are_taken_over()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(Sample(), kind => kind == "Vector");
        builder.Add("Added", NumberDataViewType.Single, (Delegate)(ValueGetter<float>)((ref float value) => value = 7));
        var annotations = builder.ToAnnotations();
        Assert.Equal("Vector, Added", annotations.ToString());
        var number = 0f;
        annotations.GetValue("Added", ref number);
        Assert.Equal(7, number);
    }

    [Fact]
    public void An_annotation_can_have_annotations()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue("Outer", BooleanDataViewType.Instance, true, Sample());
        Assert.Equal(2, builder.ToAnnotations().Schema["Outer"].Annotations.Schema.Count);
    }

    [Fact]
    public void Slot_names_count_only_with_the_size_of_the_vector()
    {
        var names = Texts("a", "b");
        Assert.True(Column(new VectorDataViewType(NumberDataViewType.Single, 2), "SlotNames", names).HasSlotNames());
        Assert.True(Column(new VectorDataViewType(NumberDataViewType.Single, 2, 1), "SlotNames", names).HasSlotNames());
        Assert.False(Column(new VectorDataViewType(NumberDataViewType.Single, 3), "SlotNames", names).HasSlotNames());
        Assert.False(Column(new VectorDataViewType(NumberDataViewType.Single), "SlotNames", names).HasSlotNames());
        Assert.False(Column(NumberDataViewType.Single, "SlotNames", names).HasSlotNames());
        Assert.False(Column(new VectorDataViewType(NumberDataViewType.Single, 2), "Other", names).HasSlotNames());
        VBuffer<ReadOnlyMemory<char>> read = default;
        Column(new VectorDataViewType(NumberDataViewType.Single, 2), "SlotNames", names).GetSlotNames(ref read);
        Assert.Equal(["a", "b"], read.DenseValues().Select(n => n.ToString()));
    }

    [Fact]
    public void Key_values_count_only_with_the_count_of_the_key()
    {
        var values = Texts("a", "b");
        var column = Column(new KeyDataViewType(typeof(uint), 2), "KeyValues", values);
        Assert.True(column.HasKeyValues());
        Assert.False(column.HasKeyValues(NumberDataViewType.Single));
        Assert.True(Column(new VectorDataViewType(new KeyDataViewType(typeof(byte), 2), 7), "KeyValues", values).HasKeyValues());
        Assert.False(Column(new KeyDataViewType(typeof(uint), 3), "KeyValues", values).HasKeyValues());
        Assert.False(Column(NumberDataViewType.UInt32, "KeyValues", values).HasKeyValues());
        VBuffer<ReadOnlyMemory<char>> read = default;
        column.GetKeyValues(ref read);
        Assert.Equal("b", read.GetItemOrDefault(1).ToString());
        VBuffer<float> wrong = default;
        Assert.Throws<InvalidOperationException>(() => column.GetKeyValues(ref wrong));
        Assert.Throws<InvalidOperationException>(() => Column(NumberDataViewType.Single, "Other", values).GetKeyValues(ref read));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Normalized_is_what_the_annotation_says(bool value)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, value);
        Assert.Equal(value, Column(NumberDataViewType.Single, builder.ToAnnotations()).IsNormalized());
        Assert.False(Column(NumberDataViewType.Single, Sample()).IsNormalized());
        builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue("IsNormalized", NumberDataViewType.Single, 1f);
        Assert.False(Column(NumberDataViewType.Single, builder.ToAnnotations()).IsNormalized());
    }

    private static DataViewSchema.Annotations Sample()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue("Number", NumberDataViewType.Single, 2.5f);
        builder.Add("Vector", new VectorDataViewType(NumberDataViewType.Int32, 3), (ref VBuffer<int> value) => value = new VBuffer<int>(3, [1, 2, 3]));
        return builder.ToAnnotations();
    }

    private static VBuffer<ReadOnlyMemory<char>> Texts(params string[] texts) => new(texts.Length, [.. texts.Select(t => t.AsMemory())]);

    private static DataViewSchema.Column Column(DataViewType type, string kind, VBuffer<ReadOnlyMemory<char>> names)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(kind, new VectorDataViewType(TextDataViewType.Instance, names.Length),
            (ref VBuffer<ReadOnlyMemory<char>> value) => names.CopyTo(ref value));
        return Column(type, builder.ToAnnotations());
    }

    private static DataViewSchema.Column Column(DataViewType type, DataViewSchema.Annotations annotations)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", type, annotations);
        return builder.ToSchema()["A"];
    }
}
