using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Pipelines;

/// <summary>Shapes of schemas, as estimators see them before anything is fitted.</summary>
public sealed class SchemaShapeTests
{
    [Fact]
    public void A_shape_has_kinds_item_types_keys_and_annotations()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add("Values", new VectorDataViewType(TextDataViewType.Instance, 2), (ref VBuffer<ReadOnlyMemory<char>> _) => { });
        annotations.Add("Index", new KeyDataViewType(typeof(ulong), 3), (ref ulong _) => { });
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Scalar", NumberDataViewType.Single);
        builder.AddColumn("Vector", new VectorDataViewType(BooleanDataViewType.Instance, 2, 3));
        builder.AddColumn("Open", new VectorDataViewType(TextDataViewType.Instance, 0, 3));
        builder.AddColumn("Key", new KeyDataViewType(typeof(uint), 2), annotations.ToAnnotations());
        builder.AddColumn("Keys", new VectorDataViewType(new KeyDataViewType(typeof(byte), 2), 4));
        var shape = Shapes.Of(builder.ToSchema());
        Assert.Equal(
            ["Key: Scalar UInt32 key {Index: Scalar UInt64 key {}; Values: Vector String {}}", "Keys: Vector Byte key {}", "Open: VariableVector String {}",
                "Scalar: Scalar Single {}", "Vector: Vector Boolean {}"],
            Shapes.Describe(shape));
        Assert.Equal(5, shape.Count);
        Assert.Equal("Scalar", shape[0].Name);
        Assert.Same(NumberDataViewType.UInt32, shape[3].ItemType);
    }

    [Fact]
    public void Hidden_columns_have_no_shape()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", NumberDataViewType.Single);
        builder.AddColumn("A", NumberDataViewType.Double);
        Assert.Equal(["A: Scalar Double {}"], Shapes.Describe(Shapes.Of(builder.ToSchema())));
    }

    [Fact]
    public void A_shape_can_be_made_of_columns_of_another()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", NumberDataViewType.Single);
        var shape = Shapes.Of(builder.ToSchema());
        Assert.Single(new SchemaShape(shape));
        Assert.Empty(new SchemaShape([]));
        Assert.Throws<ArgumentNullException>(() => new SchemaShape(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SchemaShape([default]));
        Assert.Throws<IndexOutOfRangeException>(() => shape[1]);
    }
}
