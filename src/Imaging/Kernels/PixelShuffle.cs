using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Imaging;

/// <summary>
/// Rearranges the channels of pixels: channel k of the result is channel map[k] of the source, or opaque where the map says so.
/// RGB to BGRA, for instance, is the map (2, 1, 0, Opaque).
/// </summary>
internal static class PixelShuffle
{
    /// <summary>The entry of a map that yields full alpha.</summary>
    internal const sbyte Opaque = -1;

    /// <summary>Pixels a step; four of up to four bytes fill a register.</summary>
    private const int Pixels = 4;

    internal static void Apply(ReadOnlySpan<byte> from, int fromChannels, Span<byte> to, ReadOnlySpan<sbyte> map)
    {
        var pixels = CheckLengths(from.Length, fromChannels, to.Length, map.Length);
        var (lanes, alpha) = Registers(fromChannels, map);
        ref var source = ref MemoryMarshal.GetReference(from);
        ref var target = ref MemoryMarshal.GetReference(to);
        var done = 0;
        var i = 0;
        var o = 0;
        while (i <= from.Length - Vector128<byte>.Count && o <= to.Length - Vector128<byte>.Count)
        {
            (Vector128.Shuffle(Vector128.LoadUnsafe(ref source, (nuint)i), lanes) | alpha).StoreUnsafe(ref target, (nuint)o);
            i += Pixels * fromChannels;
            o += Pixels * map.Length;
            done += Pixels;
        }

        Scalar(from[(done * fromChannels)..], fromChannels, to.Slice(done * map.Length, (pixels - done) * map.Length), map, byte.MaxValue);
    }

    /// <summary>The definition, for every sample type.</summary>
    internal static void Scalar<T>(ReadOnlySpan<T> from, int fromChannels, Span<T> to, ReadOnlySpan<sbyte> map, T opaque)
        where T : unmanaged
    {
        for (int i = 0, o = 0; o < to.Length; i += fromChannels, o += map.Length)
        {
            for (var channel = 0; channel < map.Length; channel++)
                to[o + channel] = map[channel] == Opaque ? opaque : from[i + map[channel]];
        }
    }

    private static int CheckLengths(int from, int fromChannels, int to, int toChannels) =>
        from % fromChannels == 0 && to % toChannels == 0 && from / fromChannels == to / toChannels
            ? from / fromChannels
            : throw new ArgumentException($"{from} samples of {fromChannels} channels and {to} samples of {toChannels} channels are not equally many pixels.");

    /// <summary>Lanes outside the source are zero after the shuffle; the second register sets those that are opaque.</summary>
    private static (Vector128<byte> Lanes, Vector128<byte> Alpha) Registers(int fromChannels, ReadOnlySpan<sbyte> map)
    {
        Span<byte> lanes = stackalloc byte[Vector128<byte>.Count];
        Span<byte> alpha = stackalloc byte[Vector128<byte>.Count];
        lanes.Fill(byte.MaxValue);
        alpha.Clear();
        for (var lane = 0; lane < Pixels * map.Length; lane++)
        {
            var channel = map[lane % map.Length];
            if (channel == Opaque)
                alpha[lane] = byte.MaxValue;
            else
                lanes[lane] = (byte)(((lane / map.Length) * fromChannels) + channel);
        }

        return (Vector128.Create<byte>(lanes), Vector128.Create<byte>(alpha));
    }
}
