using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Optimisation;

/// <summary>Vectors over the space of parameters, in memory of their own, zero at first.</summary>
internal sealed class SlotVectors(ParameterSpace space, int count) : IDisposable
{
    private readonly NativeBuffer _buffer = new(Bytes(space.Size, count));

    /// <summary>How many there are.</summary>
    public int Count { get; } = count;

    public Floats this[int slot] => slot < Count
        ? _buffer.Floats(slot * space.Size, space.Size)
        : throw new ArgumentOutOfRangeException(nameof(slot), slot, $"There are {Count} vectors.");

    /// <summary>What so many vectors take.</summary>
    public static long Bytes(long size, int count) => checked(size * count * sizeof(float));

    public void Dispose() => _buffer.Dispose();
}
