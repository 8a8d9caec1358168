using Microsoft.Win32.SafeHandles;

namespace MLNetVision.Transforms.Pictures.Reading;

/// <summary>
/// A temporary file for what has no room in memory. Its name goes away as soon as it is open where the system allows that, else with the last handle: nothing
/// is left behind however the process ends.
/// </summary>
internal sealed class SpillFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private long _length;

    public SpillFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"mlnetvision-{Guid.NewGuid():N}.tmp");
        _handle = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose | FileOptions.RandomAccess);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }
    }

    /// <summary>Writes behind what is there.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_handle, bytes, _length);
        _length += bytes.Length;
    }

    /// <summary>Reads from a place; from any number of threads at once.</summary>
    public void Read(long offset, Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(_handle, bytes, offset);
            if (read == 0)
            {
                throw new EndOfStreamException($"SpillFile: the temporary file ends at {_length}, before {offset + bytes.Length}; did something cut it short?");
            }

            offset += read;
            bytes = bytes[read..];
        }
    }

    public void Dispose() => _handle.Dispose();
}
