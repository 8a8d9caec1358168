using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>In which order the axes of a value lie in memory, outermost first.</summary>
internal static class MemoryOrder
{
    public static int[] Of(Value value) => Of(value.Type.Shape.Rank, value.ChannelsLast);

    public static int[] Of(int rank, bool channelsLast) =>
        channelsLast ? [0, .. Enumerable.Range(2, rank - 2), 1] : [.. Enumerable.Range(0, rank)];

    /// <summary>The present sizes, outermost first.</summary>
    public static int[] Sizes(Value value) => [.. Of(value).Select(axis => value.Dims[axis])];

    /// <summary>An axis counted from the front.</summary>
    public static int Axis(Value value, int axis) => axis < 0 ? axis + value.Type.Shape.Rank : axis;
}
