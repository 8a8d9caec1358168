using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace MLNetVision.Trainers.FeatureStore;

/// <summary>A file of rows, open: to be read, and by the one who made it to be added to. Only whole records are written, each at once.</summary>
internal sealed class Segment : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly int _recordBytes;

    private Segment(string path, SafeFileHandle file, int width, long bytes)
    {
        (Path, _file, _recordBytes, Bytes) = (path, file, SegmentFormat.RecordBytes(width), bytes);
    }

    public string Path { get; }

    /// <summary>The length of the file.</summary>
    public long Bytes { get; private set; }

    /// <summary>Makes a file of its own in a folder; its name begins with the time.</summary>
    public static Segment Create(string folder, FeatureSpace space)
    {
        Directory.CreateDirectory(folder);
        var path = System.IO.Path.Combine(folder, $"{DateTime.UtcNow:yyyyMMddHHmmssfffffff}-{Guid.NewGuid():N}{FeatureCache.Extension}");
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var header = SegmentFormat.Header(space);
        RandomAccess.Write(file, header, 0);
        return new Segment(path, file, space.Width, header.Length);
    }

    /// <summary>Opens a file; null if it is gone, may not be read, or is none of the space.</summary>
    public static Segment? Open(string path, FeatureSpace space)
    {
        SafeFileHandle? file = null;
        try
        {
            file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var header = new byte[SegmentFormat.HeaderBytes];
            if (RandomAccess.Read(file, header, 0) == header.Length && header.AsSpan().SequenceEqual(SegmentFormat.Header(space)))
            {
                return new Segment(path, file, space.Width, RandomAccess.GetLength(file));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file that cannot be opened is a cache that is empty.
        }

        file?.Dispose();
        return null;
    }

    /// <summary>The keys of the records that are whole in length, and their places.</summary>
    public IEnumerable<(UInt128 Key, long Place)> Keys()
    {
        var key = new byte[16];
        for (long place = SegmentFormat.HeaderBytes; place + _recordBytes <= Bytes; place += _recordBytes)
        {
            if (RandomAccess.Read(_file, key, place) == key.Length)
            {
                yield return (SegmentFormat.KeyOf(key), place);
            }
        }
    }

    /// <summary>Reads the features at a place; false if they are not what was written.</summary>
    public bool TryRead(long place, UInt128 key, Span<float> features)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(_recordBytes);
        try
        {
            var record = buffer.AsSpan(0, _recordBytes);
            return RandomAccess.Read(_file, record, place) == _recordBytes && SegmentFormat.TryRead(record, key, features);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Adds a record and gives its place.</summary>
    public long Append(UInt128 key, ReadOnlySpan<float> features)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(_recordBytes);
        try
        {
            var record = buffer.AsSpan(0, _recordBytes);
            SegmentFormat.WriteRecord(record, key, features);
            var place = Bytes;
            RandomAccess.Write(_file, record, place);
            Bytes = place + _recordBytes;
            return place;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => _file.Dispose();
}
