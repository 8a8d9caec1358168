using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace MLNetVision.Networks.Ops;

/// <summary>Numbers of axes, compared by value.</summary>
[CollectionBuilder(typeof(Axes), nameof(Create))]
public sealed class Axes : IReadOnlyList<int>, IEquatable<Axes>
{
    private readonly ImmutableArray<int> _axes;

    private Axes(ImmutableArray<int> axes) => _axes = axes;

    /// <inheritdoc/>
    public int Count => _axes.Length;

    /// <inheritdoc/>
    public int this[int index] => _axes[index];

    /// <summary>These axes.</summary>
    public static Axes Create(params ReadOnlySpan<int> axes) => new([.. axes]);

    /// <summary>The numbers one after the other.</summary>
    public ReadOnlySpan<int> AsSpan() => _axes.AsSpan();

    /// <inheritdoc/>
    public bool Equals(Axes? other) => other is not null && _axes.SequenceEqual(other._axes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Axes);

    /// <inheritdoc/>
    public override int GetHashCode() => _axes.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)_axes).GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _axes)}]";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
