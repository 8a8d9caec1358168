using System.Buffers;
using MLNetVision.Imaging.Jpeg.Kernels;

namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>Holds one entropy-coded segment without its byte stuffing, padded for <see cref="BitReader"/>.</summary>
/// <param name="capacity">Bytes of the longest segment.</param>
internal sealed class EntropyBuffer(int capacity) : IDisposable
{
    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(checked(capacity + BitReader.Padding));

    /// <summary>Copies the segment at <paramref name="position"/> up to the next marker or the end of the file, where the position stands afterwards.</summary>
    public BitReader Fill(scoped ReadOnlySpan<byte> file, scoped ref int position)
    {
        var length = 0;
        while (position < file.Length)
        {
            var rest = file[position..];
            var plain = rest.IndexOf((byte)0xFF);
            if (plain < 0)
                plain = rest.Length;
            rest[..plain].CopyTo(_bytes.AsSpan(length));
            length += plain;
            position += plain;
            if (!TrySkipStuffing(file, ref position))
                break;
            _bytes[length++] = 0xFF;
        }

        _bytes.AsSpan(length, BitReader.Padding).Clear();
        return new BitReader(_bytes, length);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    /// <summary>At 0xFF: passes a stuffed 0xFF 0x00 (fill bytes may precede it) and returns true; stays at a marker or at the end.</summary>
    private static bool TrySkipStuffing(ReadOnlySpan<byte> file, ref int position)
    {
        var next = position;
        while (next < file.Length && file[next] == 0xFF)
            next++;
        if (next >= file.Length || next == position)
        {
            position = file.Length;
            return false;
        }

        if (file[next] != 0)
            return false;
        position = next + 1;
        return true;
    }
}
