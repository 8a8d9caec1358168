using System.Buffers;

namespace MLNetVision.Imaging;

/// <summary>The bytes of a file or stream in pooled memory, so that reading a folder of pictures leaves no large garbage.</summary>
internal sealed class FileBytes : IDisposable
{
    private const int FirstRoom = 1 << 16;
    private readonly long _limit;
    private byte[] _bytes;
    private int _length;

    private FileBytes(long room, long limit)
    {
        _limit = limit;
        _bytes = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(room, 1, Array.MaxLength));
    }

    internal ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    /// <summary>Opens a file so that others may read, write and delete it meanwhile; it is the caller's to dispose.</summary>
    internal static FileStream Open(string path, bool asynchronous = false) => new(path, new FileStreamOptions
    {
        Share = FileShare.ReadWrite | FileShare.Delete,
        BufferSize = 0,
        Options = FileOptions.SequentialScan | (asynchronous ? FileOptions.Asynchronous : FileOptions.None),
    });

    /// <summary>Reads a stream from where it stands to its end, or to <paramref name="atMost"/> bytes.</summary>
    internal static FileBytes Read(Stream stream, long limit, int atMost = int.MaxValue)
    {
        var file = new FileBytes(Math.Min(Expected(stream, limit), atMost), limit);
        try
        {
            int read;
            while (file._length < atMost && (read = stream.Read(file.Room(atMost).Span)) > 0)
                file._length += read;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a stream from where it stands to its end.</summary>
    internal static async Task<FileBytes> ReadAsync(Stream stream, long limit, CancellationToken cancellation)
    {
        var file = new FileBytes(Expected(stream, limit), limit);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(file.Room(int.MaxValue), cancellation).ConfigureAwait(false)) > 0)
                file._length += read;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        var bytes = Interlocked.Exchange(ref _bytes, []);
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
        _length = 0;
    }

    /// <summary>What a seekable stream still holds, and one more so that its end is seen without growing.</summary>
    private static long Expected(Stream stream, long limit)
    {
        if (!stream.CanSeek)
            return FirstRoom;

        var remaining = Math.Max(0, stream.Length - stream.Position);
        return remaining <= limit ? remaining + 1 : throw TooLong(limit);
    }

    private Memory<byte> Room(int atMost)
    {
        if (_length > _limit)
            throw TooLong(_limit);
        if (_length == _bytes.Length)
            Grow();
        return _bytes.AsMemory(_length, Math.Min(_bytes.Length, atMost) - _length);
    }

    private void Grow()
    {
        if (_length == Array.MaxLength)
            throw TooLong(Array.MaxLength);

        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(_length * 2L, Array.MaxLength));
        Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    private static ImageFormatException TooLong(long limit) => new($"There are more than {limit} bytes. "
        + $"Raise {nameof(DecodeOptions)}.{nameof(DecodeOptions.MaxFileBytes)} if the source is trusted.");
}
