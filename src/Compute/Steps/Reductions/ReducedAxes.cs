using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>
/// How the axes of a value that go lie among those that stay. That an axis has one place counts where it is known beforehand, so that it is the same for all
/// sizes.
/// </summary>
/// <param name="Outer">Places before those that go.</param>
/// <param name="Count">Places that go.</param>
/// <param name="Inner">Places behind them.</param>
/// <param name="Order">The order of memory axes that makes it so; null where memory is so already.</param>
internal sealed record ReducedAxes(int Outer, int Count, int Inner, int[]? Order)
{
    public static ReducedAxes Of(Value value, Reduce op)
    {
        var (sizes, reduced) = (MemoryOrder.Sizes(value), Reduced(value, op));
        bool[] single = [.. MemoryOrder.Of(value).Select(axis => value.Type.Shape[axis] is { IsKnown: true, Size: 1 })];
        var (first, last) = (-1, -1);
        for (var i = 0; i < sizes.Length; i++)
        {
            if (reduced[i] && !single[i])
            {
                (first, last) = (first < 0 ? i : first, i);
            }
        }

        if (first < 0)
        {
            return new ReducedAxes(1, 1, value.Count, null);
        }

        var gap = Enumerable.Range(first, last - first).Any(i => !reduced[i] && !single[i]);
        var axes = Enumerable.Range(0, sizes.Length).ToArray();
        return gap
            ? new ReducedAxes(
                Product(sizes, i => !reduced[i]), Product(sizes, i => reduced[i]), 1, [.. axes.Where(i => !reduced[i]), .. axes.Where(i => reduced[i])])
            : new ReducedAxes(Product(sizes, i => i < first), Product(sizes, i => i >= first && i <= last), Product(sizes, i => i > last), null);
    }

    /// <summary>The result's order of channels where the value lies as it does, or null where it would be neither of both.</summary>
    public static bool? ResultIsChannelsLast(Value value, Reduce op)
    {
        if (op.KeepAxes || !value.ChannelsLast)
        {
            return value.ChannelsLast;
        }

        var reduced = Reduced(value, op);
        int[] kept = [.. MemoryOrder.Of(value).Where((_, i) => !reduced[i])];
        int[] numbers = [.. kept.Select(axis => kept.Count(other => other < axis))];
        return numbers.SequenceEqual(MemoryOrder.Of(kept.Length, channelsLast: false)) ? false
            : kept.Length >= 3 && numbers.SequenceEqual(MemoryOrder.Of(kept.Length, channelsLast: true)) ? true
            : null;
    }

    /// <summary>Whether each axis, in memory's order, goes.</summary>
    private static bool[] Reduced(Value value, Reduce op)
    {
        var axes = op.Axes.Select(axis => MemoryOrder.Axis(value, axis)).ToHashSet();
        return [.. MemoryOrder.Of(value).Select(axes.Contains)];
    }

    private static int Product(int[] sizes, Func<int, bool> chosen) => sizes.Index().Where(s => chosen(s.Index)).Aggregate(1, (product, s) => product * s.Item);
}
