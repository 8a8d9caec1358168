using MLNetVision.Training.Checkpoints;

namespace MLNetVision.Trainers.Detection;

/// <summary>
/// Where the results of the stages lie: in the feature cache, else in the folder of checkpoints, else in a folder of the system's for temporary files, which is
/// removed in the end. A cache is brought within its bounds in the end, the files used least lately first.
/// </summary>
internal sealed class ResultFolder : IDisposable
{
    private readonly string _path;
    private readonly bool _isTemporary;
    private readonly long _maxBytes;

    private ResultFolder(string path, bool isTemporary, long maxBytes)
    {
        (_path, _isTemporary, _maxBytes) = (path, isTemporary, maxBytes);
        Store = new RowStore(path);
    }

    public RowStore Store { get; }

    public static ResultFolder Of(FeatureCacheOptions? cache, CheckpointOptions? checkpoints)
    {
        cache?.Validate();
        return cache is not null ? new ResultFolder(Path.Combine(cache.Folder, "regions"), isTemporary: false, cache.MaxBytes)
            : checkpoints is { } kept ? new ResultFolder(Path.Combine(kept.Folder, "regions"), isTemporary: false, long.MaxValue)
            : new ResultFolder(Directory.CreateTempSubdirectory("regions-").FullName, isTemporary: true, long.MaxValue);
    }

    public void Dispose()
    {
        if (_isTemporary)
        {
            Directory.Delete(_path, recursive: true);
        }
        else if (Directory.Exists(_path))
        {
            Evict();
        }
    }

    private void Evict()
    {
        var files = new DirectoryInfo(_path).GetFiles().OrderBy(f => f.LastWriteTimeUtc).ToArray();
        var bytes = files.Sum(f => f.Length);
        foreach (var file in files.TakeWhile(_ => bytes > _maxBytes))
        {
            bytes -= file.Length;
            file.Delete();
        }
    }
}
