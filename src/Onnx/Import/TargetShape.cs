using System.Collections.Immutable;
using MLNetVision.Networks;

namespace MLNetVision.Onnx.Import;

/// <summary>The shape that Reshape asks for: 0 keeps a size, -1 stands for what is left, symbols stay symbols.</summary>
internal static class TargetShape
{
    /// <summary>Where everything is known.</summary>
    public static ImmutableArray<long> Resolve(ImmutableArray<long> from, long[] target, bool allowZero)
    {
        var shape = Resolve(Shape.Create([.. from.Select(Dim.FromSize)]), Array.ConvertAll(target, Term.Of), allowZero, hasNewBatch: false);
        return [.. shape.Select(d => d.Size)];
    }

    /// <summary>Where sizes may be symbols.</summary>
    /// <param name="from">The shape there is.</param>
    /// <param name="target">What is asked for.</param>
    /// <param name="allowZero">Whether 0 is a size of its own.</param>
    /// <param name="hasNewBatch">Whether a leading 1 was made the batch N: a leading 1 of the target then means N too.</param>
    public static Shape Resolve(Shape from, Term[] target, bool allowZero, bool hasNewBatch)
    {
        var dims = new Dim?[target.Length];
        for (var i = 0; i < target.Length; i++)
        {
            dims[i] = target[i] is not { IsKnown: true, Whole: var size } ? target[i].Symbol
                : size == 0 && !allowZero ? (i < from.Rank ? from[i] : throw new UnsupportedException($"{from} has no size at axis {i} to keep"))
                : size == -1 ? default(Dim?)
                : size >= 0 ? Dim.FromSize(size) : throw new UnsupportedException($"{size} is no size");
        }

        if (hasNewBatch && from.Rank > 0 && from[0] == Dim.Batch && dims.Length > 0 && dims[0] is { IsKnown: true, Size: 1 })
        {
            dims[0] = Dim.Batch;
        }

        var open = Array.FindIndex(dims, d => d is null);
        if (open >= 0)
        {
            dims[open] = Rest(from, [.. dims.Where((_, i) => i != open).Select(d => d ?? throw new UnsupportedException("more than one size is -1"))]);
        }

        return Shape.Create([.. dims.Select(d => d!.Value)]);
    }

    /// <summary>All elements over those of the other dimensions; symbols on both sides cancel.</summary>
    private static Dim Rest(Shape from, Dim[] others)
    {
        var symbols = Factors(from).Where(d => !d.IsKnown).ToList();
        foreach (var symbol in Factors(others).Where(d => !d.IsKnown))
        {
            if (!symbols.Remove(symbol))
            {
                throw new UnsupportedException($"a size of [{string.Join(", ", others)}] is none of {from}");
            }
        }

        var (have, taken) = (Known(from), Known(others));
        return taken != 0 && have % taken == 0
            ? symbols.Aggregate(Dim.FromSize(have / taken), (product, symbol) => product * symbol)
            : throw new UnsupportedException($"{from} cannot be split by [{string.Join(", ", others)}]");
    }

    private static long Known(IEnumerable<Dim> dims) => Factors(dims).Where(d => d.IsKnown).Aggregate(1L, (product, d) => checked(product * d.Size));

    private static IEnumerable<Dim> Factors(IEnumerable<Dim> dims) => dims.SelectMany(d => d.Factors());
}
