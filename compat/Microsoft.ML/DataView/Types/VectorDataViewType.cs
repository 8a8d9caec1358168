using System.Collections.Immutable;
using Microsoft.ML.Compat;

namespace Microsoft.ML.Data;

/// <summary>A vector of items. A dimension of 0 is unknown; Size is the product of the dimensions, so 0 when one of them is unknown.</summary>
public sealed class VectorDataViewType : StructuredDataViewType
{
    public VectorDataViewType(PrimitiveDataViewType itemType, int size = 0)
        : base(BufferType(itemType))
    {
        Guard.Argument(size >= 0, nameof(size), $"The size of a vector is 0 (unknown) or more, not {size}.");
        ItemType = itemType;
        Size = size;
        Dimensions = [size];
    }

    public VectorDataViewType(PrimitiveDataViewType itemType, params int[] dimensions)
        : this(itemType, Guard.NotEmpty(dimensions, nameof(dimensions)).ToImmutableArray())
    {
    }

    public VectorDataViewType(PrimitiveDataViewType itemType, ImmutableArray<int> dimensions)
        : base(BufferType(itemType))
    {
        Guard.Argument(dimensions.Length > 0, nameof(dimensions), "A vector has at least one dimension.");
        Guard.Argument(dimensions.All(d => d >= 0), nameof(dimensions), $"Dimensions are 0 (unknown) or more, not [{string.Join(", ", dimensions)}].");
        ItemType = itemType;
        Dimensions = dimensions;
        Size = dimensions.Aggregate(1, (product, dimension) => checked(product * dimension));
    }

    public ImmutableArray<int> Dimensions { get; }

    public bool IsKnownSize => Size > 0;

    public PrimitiveDataViewType ItemType { get; }

    public int Size { get; }

    public override bool Equals(DataViewType other)
        => ReferenceEquals(this, other)
            || (other is VectorDataViewType vector && ItemType.Equals(vector.ItemType) && Dimensions.AsSpan().SequenceEqual(vector.Dimensions.AsSpan()));

    public override bool Equals(object other) => other is DataViewType type && Equals(type);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(ItemType);
        foreach (var dimension in Dimensions)
            hash.Add(dimension);
        return hash.ToHashCode();
    }

    public override string ToString()
    {
        var shape = Dimensions.Length == 1 ? (Size > 0 ? $", {Size}" : "") : string.Concat(Dimensions.Select(d => d > 0 ? $", {d}" : ", *"));
        return $"Vector<{ItemType}{shape}>";
    }

    private static Type BufferType(PrimitiveDataViewType itemType) => typeof(VBuffer<>).MakeGenericType(Guard.NotNull(itemType, nameof(itemType)).RawType);
}
