using System.Collections.Concurrent;
using MLNetVision.Compute.Memory;

namespace MLNetVision.Estimators.Embedding.Forces.Fields.Kernels;

/// <summary>Room for a transform of a tile: the parts x and y, real and imaginary. As many are made as threads want one at once.</summary>
internal sealed unsafe class TileRoom(int floats)
{
    private readonly PinnedFloats _numbers = new((4 * floats) + 32);

    public float* Xr => (float*)(((nint)_numbers.Floats.Start + 63) / 64 * 64);

    public float* Xi => Xr + floats;

    public float* Yr => Xi + floats;

    public float* Yi => Yr + floats;

    /// <summary>Rooms that are not in use.</summary>
    internal sealed class Pool(int floats)
    {
        private readonly ConcurrentBag<TileRoom> _free = [];

        public TileRoom Take() => _free.TryTake(out var room) ? room : new TileRoom(floats);

        public void Return(TileRoom room) => _free.Add(room);
    }
}
