using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace MLNetVision.Networks.Ops;

/// <summary>Numbers, one an axis, compared by value.</summary>
[CollectionBuilder(typeof(Numbers), nameof(Create))]
public sealed class Numbers : IReadOnlyList<double>, IEquatable<Numbers>
{
    private readonly ImmutableArray<double> _numbers;

    private Numbers(ImmutableArray<double> numbers) => _numbers = numbers;

    /// <inheritdoc/>
    public int Count => _numbers.Length;

    /// <inheritdoc/>
    public double this[int index] => _numbers[index];

    /// <summary>These numbers.</summary>
    public static Numbers Create(params ReadOnlySpan<double> numbers) => new([.. numbers]);

    /// <inheritdoc/>
    public bool Equals(Numbers? other) => other is not null && _numbers.SequenceEqual(other._numbers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Numbers);

    /// <inheritdoc/>
    public override int GetHashCode() => _numbers.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)_numbers).GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{string.Join(", ", _numbers)}]");

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
