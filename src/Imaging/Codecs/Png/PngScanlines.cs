using System.Buffers;
using System.IO.Compression;

namespace MLNetVision.Imaging;

/// <summary>Decompresses the picture of a PNG file piece by piece as the caller asks for it, never more than a block ahead.</summary>
internal sealed class PngScanlines : IDisposable
{
    private const int BlockLength = 1 << 16;
    private readonly byte[] _compressed;
    private readonly ZLibStream _inflater;
    private byte[] _block;
    private int _start;
    private int _end;

    internal PngScanlines(PngFile png, ReadOnlySpan<byte> file)
    {
        var length = (int)png.DataLength;
        _compressed = ArrayPool<byte>.Shared.Rent(length);
        png.CopyData(file, _compressed);
        _inflater = new ZLibStream(new MemoryStream(_compressed, 0, length, writable: false), CompressionMode.Decompress);
        _block = ArrayPool<byte>.Shared.Rent(BlockLength);
    }

    /// <summary>The next <paramref name="count"/> bytes, valid until the next call.</summary>
    internal ReadOnlySpan<byte> Next(int count)
    {
        if (_end - _start < count)
            Fill(count);

        var next = _block.AsSpan(_start, count);
        _start += count;
        return next;
    }

    /// <summary>Reads on behind the picture, so that the checksum of the zlib stream is compared. Superfluous bytes are allowed.</summary>
    internal void Finish() => Read(_block);

    public void Dispose()
    {
        _inflater.Dispose();
        ArrayPool<byte>.Shared.Return(_compressed);
        ArrayPool<byte>.Shared.Return(_block);
    }

    private void Fill(int count)
    {
        var left = _block.AsSpan(_start.._end);
        if (_block.Length < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(count);
            left.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_block);
            _block = larger;
        }
        else
        {
            left.CopyTo(_block);
        }

        _end -= _start;
        _start = 0;
        while (_end < count)
        {
            var read = Read(_block.AsSpan(_end));
            if (read == 0)
                throw new ImageFormatException("PNG: the compressed picture ends too early; the file is cut off or its header lies about the size.");
            _end += read;
        }
    }

    private int Read(Span<byte> target)
    {
        try
        {
            return _inflater.Read(target);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException)
        {
            throw new ImageFormatException("PNG: the compressed picture is damaged.", wrong);
        }
    }
}
