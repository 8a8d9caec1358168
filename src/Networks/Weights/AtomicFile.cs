namespace MLNetVision.Networks;

/// <summary>Files that appear whole or not at all, whenever the process or the machine ends.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes a file beside its place, brings it to the disk, and then gives it its name, which takes the place of a file that has it. When this returns, the
    /// file is on the disk under its name.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content. If it throws, nothing is left behind.</param>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }

        FolderFlush.Of(path);
    }
}
