using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace MLNetVision.Imaging;

/// <summary>Reads the binary samples of PNM files. The caller has checked that the bytes suffice.</summary>
internal static class PnmSamples
{
    /// <summary>Eight pixels a byte, the first in the highest bit; a set bit is black.</summary>
    internal static void ReadBits<T>(ReadOnlySpan<byte> bytes, Image<T> image, T white)
        where T : unmanaged, IBinaryInteger<T>
    {
        var length = (image.Width + 7) / 8;
        for (var y = 0; y < image.Height; y++)
        {
            var line = bytes.Slice(y * length, length);
            var row = image.Row(y);
            for (var x = 0; x < row.Length; x++)
                row[x] = ((line[x >> 3] << (x & 7)) & 0x80) == 0 ? white : T.Zero;
        }
    }

    internal static void ReadBytes<T>(ReadOnlySpan<byte> bytes, Span<T> samples, PnmScale scale)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (scale.IsIdentity && typeof(T) == typeof(byte))
        {
            MemoryMarshal.Cast<byte, T>(bytes[..samples.Length]).CopyTo(samples);
            return;
        }

        for (var i = 0; i < samples.Length; i++)
            samples[i] = T.CreateTruncating(scale.Apply(bytes[i]));
    }

    internal static void ReadWords<T>(ReadOnlySpan<byte> bytes, Span<T> samples, PnmScale scale)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = 0; i < samples.Length; i++)
        {
            var sample = BinaryPrimitives.ReadUInt16BigEndian(bytes[(2 * i)..]);
            samples[i] = T.CreateTruncating(scale.IsIdentity ? sample : scale.Apply(sample));
        }
    }
}
