namespace MLNetVision.Networks.Sessions;

/// <summary>
/// The symbols of a network and the size that each has at present. Formulas refer to a symbol by its slot, so that reading one is an array access.
/// </summary>
internal sealed class DimSizes
{
    private const long Unknown = -1;

    private readonly List<string> _symbols = [];
    private long[] _sizes = [];

    /// <summary>All symbols, in the order of their slots.</summary>
    public IReadOnlyList<string> Symbols => _symbols;

    /// <summary>The slot of a symbol, which is new if need be.</summary>
    public int SlotOf(string symbol)
    {
        var slot = _symbols.IndexOf(symbol);
        if (slot >= 0)
        {
            return slot;
        }

        _symbols.Add(symbol);
        Array.Resize(ref _sizes, _symbols.Count);
        _sizes[^1] = Unknown;
        return _symbols.Count - 1;
    }

    /// <summary>Whether the symbol at a slot has a size.</summary>
    public bool Knows(int slot) => _sizes[slot] != Unknown;

    /// <summary>The size of the symbol at a slot.</summary>
    public long this[int slot]
    {
        get => Knows(slot) ? _sizes[slot] : throw new InvalidOperationException($"The dimension '{_symbols[slot]}' has no size before data arrives.");
        set => _sizes[slot] = value;
    }

    /// <summary>Forgets all sizes; the slots stay.</summary>
    public void Clear() => Array.Fill(_sizes, Unknown);

    /// <summary>Copies the sizes, unknown ones as -1, into as many numbers as there are symbols.</summary>
    public void CopyTo(Span<long> sizes) => _sizes.CopyTo(sizes);

    /// <summary>Whether the sizes are those that <see cref="CopyTo"/> gave.</summary>
    public bool Equal(ReadOnlySpan<long> sizes) => sizes.SequenceEqual(_sizes);
}
