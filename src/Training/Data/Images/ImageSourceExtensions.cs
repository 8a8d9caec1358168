using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Data;

/// <summary>Parts of a source.</summary>
public static class ImageSourceExtensions
{
    /// <summary>Some of the pictures, in this order; a picture may come several times. Nothing is copied.</summary>
    public static IImageSource Select(this IImageSource source, IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var row in rows)
        {
            if ((uint)row >= (uint)source.Count)
            {
                throw new ArgumentOutOfRangeException(nameof(rows), row, $"Select: there are pictures 0 to {source.Count - 1}.");
            }
        }

        return new SelectedImages(source, [.. rows]);
    }

    /// <summary>The class of every picture.</summary>
    public static int[] AllLabels(this IImageSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return [.. Enumerable.Range(0, source.Count).Select(source.Label)];
    }

    /// <summary>
    /// Two parts at random, each with the classes in the shares of the whole: of n pictures of a class the first part gets round(n * share). Both parts keep
    /// the order of the source.
    /// </summary>
    /// <param name="source">The pictures.</param>
    /// <param name="share">The first part's share, from 0 to 1.</param>
    /// <param name="seed">The same seed gives the same parts.</param>
    public static (IImageSource First, IImageSource Second) Split(this IImageSource source, double share, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "Split: the first part's share has to be from 0 to 1.");
        }

        var first = new List<int>();
        var second = new List<int>();
        foreach (var rows in Enumerable.Range(0, source.Count).GroupBy(source.Label).OrderBy(group => group.Key))
        {
            var order = rows.ToArray();
            RowOrder.Shuffle(order, RandomStream.ForName(seed, $"split of class {rows.Key}"));
            var count = (int)Math.Round(order.Length * share, MidpointRounding.AwayFromZero);
            first.AddRange(order[..count]);
            second.AddRange(order[count..]);
        }

        return (source.Select([.. first.Order()]), source.Select([.. second.Order()]));
    }
}
