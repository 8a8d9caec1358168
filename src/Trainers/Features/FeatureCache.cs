using System.Globalization;
using MLNetVision.Trainers.FeatureStore;

namespace MLNetVision.Trainers;

/// <summary>
/// Features on disk, kept by the content of the pictures, their preparation and the backbone: what one run computed the next one reads. Processes and
/// threads may share a folder; a crash loses at most the row that was being written, and damaged rows are known and computed anew.
/// </summary>
public sealed class FeatureCache : IDisposable
{
    internal const string Extension = ".features";
    private const long LargestSegment = 64L << 20;

    private readonly FeatureCacheOptions _options;
    private readonly FeatureCounters _counters = new();
    private readonly Dictionary<UInt128, CachedFeatures> _spaces = [];
    private readonly Lock _opening = new();

    /// <summary>Opens a folder, and makes it if it is missing.</summary>
    public FeatureCache(FeatureCacheOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options with { Folder = Path.GetFullPath(options.Folder) };
        Directory.CreateDirectory(options.Folder);
        Evict(room: 0);
    }

    private long SegmentBytes => Math.Min(LargestSegment, _options.MaxBytes / 4);

    /// <summary>What it did since it was opened.</summary>
    public FeatureCacheStatistics Statistics => _counters.Now();

    /// <summary>Closes its files and brings the folder within its bounds.</summary>
    public void Dispose()
    {
        lock (_opening)
        {
            foreach (var space in _spaces.Values)
            {
                space.Dispose();
            }

            _spaces.Clear();
        }

        Evict(room: 0);
    }

    /// <summary>The rows of a space.</summary>
    internal CachedFeatures Open(FeatureSpace space)
    {
        lock (_opening)
        {
            if (!_spaces.TryGetValue(space.Id, out var features))
            {
                var folder = Path.Combine(_options.Folder, space.Id.ToString("x32", CultureInfo.InvariantCulture));
                features = new CachedFeatures(folder, space, _counters, SegmentBytes, () => Evict(SegmentBytes));
                _spaces.Add(space.Id, features);
            }

            return features;
        }
    }

    /// <summary>
    /// Removes the files written first until the rest, and so much more, fits; files that rows are being added to stay, and so do those that another process
    /// holds on to.
    /// </summary>
    private void Evict(long room)
    {
        lock (_opening)
        {
            var files = new DirectoryInfo(_options.Folder).EnumerateFiles("*" + Extension, SearchOption.AllDirectories)
                .OrderBy(f => f.Name, StringComparer.Ordinal).ToArray();
            var bytes = files.Sum(Length);
            foreach (var file in files.Where(f => !_spaces.Values.Any(s => s.IsWriting(f.FullName))))
            {
                if (bytes + room <= _options.MaxBytes)
                {
                    return;
                }

                bytes -= TryRemove(file);
            }
        }
    }

    private long TryRemove(FileInfo file)
    {
        var length = Length(file);
        foreach (var space in _spaces.Values)
        {
            space.Forget(file.FullName);
        }

        try
        {
            file.Delete();
            _counters.Evict();
            return length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>0 of a file that another process has just removed.</summary>
    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
