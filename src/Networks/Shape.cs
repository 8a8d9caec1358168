using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace MLNetVision.Networks;

/// <summary>The dimensions of a tensor, outermost first; pictures are [N, C, H, W]. Written as a collection: <c>Shape s = ["N", 3, 224, 224]</c>.</summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public sealed class Shape : IReadOnlyList<Dim>, IEquatable<Shape>
{
    private readonly ImmutableArray<Dim> _dims;

    private Shape(ImmutableArray<Dim> dims) => _dims = dims;

    /// <summary>The shape of a single number.</summary>
    public static Shape Scalar { get; } = new([]);

    /// <summary>The number of dimensions.</summary>
    public int Rank => _dims.Length;

    /// <inheritdoc/>
    public int Count => _dims.Length;

    /// <summary>Whether every dimension is a number.</summary>
    public bool IsKnown => _dims.All(d => d.IsKnown);

    /// <summary>The dimension at an axis.</summary>
    public Dim this[int axis] => _dims[axis];

    /// <summary>A shape of these dimensions.</summary>
    public static Shape Create(params ReadOnlySpan<Dim> dims) => new([.. dims]);

    /// <summary>The product of all dimensions, symbolic if one is.</summary>
    public Dim Elements() => _dims.Aggregate(Dim.FromSize(1), (product, d) => product * d);

    /// <summary>The product of all dimensions, a symbolic one counting as 1: what one row of a batch takes.</summary>
    public long ElementsPerRow() => _dims.Where(d => d.IsKnown).Aggregate(1L, (product, d) => checked(product * d.Size));

    /// <summary>This shape with another size at one axis.</summary>
    public Shape With(int axis, Dim dim) => new(_dims.SetItem(axis, dim));

    /// <summary>The dimensions from <paramref name="start"/> on, before <paramref name="end"/>.</summary>
    public Shape Slice(int start, int end) => new(_dims[start..end]);

    /// <summary>These dimensions, then the others.</summary>
    public Shape Concat(Shape other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Shape(_dims.AddRange(other._dims));
    }

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && _dims.SequenceEqual(other._dims);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => _dims.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public IEnumerator<Dim> GetEnumerator() => ((IEnumerable<Dim>)_dims).GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _dims)}]";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
