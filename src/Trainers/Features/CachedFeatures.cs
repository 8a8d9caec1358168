using System.Collections.Concurrent;

namespace MLNetVision.Trainers.FeatureStore;

/// <summary>
/// The rows of a space: those that lay in its folder when it was opened, and those added since. Each user of the folder writes files of its own, so that none
/// waits for another. Several threads may read and write at once.
/// </summary>
internal sealed class CachedFeatures : IDisposable
{
    private readonly string _folder;
    private readonly FeatureCounters _counters;
    private readonly long _segmentBytes;
    private readonly Action _makeRoom;
    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<UInt128, (Segment Segment, long Place)> _places = new();
    private readonly ConcurrentDictionary<string, Segment> _segments = new(StringComparer.Ordinal);
    private Segment? _own;

    public CachedFeatures(string folder, FeatureSpace space, FeatureCounters counters, long segmentBytes, Action makeRoom)
    {
        (_folder, Space, _counters, _segmentBytes, _makeRoom) = (folder, space, counters, segmentBytes, makeRoom);
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*" + FeatureCache.Extension).Order(StringComparer.Ordinal))
        {
            if (Segment.Open(path, space) is { } segment)
            {
                Add(segment);
            }
        }
    }

    public FeatureSpace Space { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => _places.Count;

    /// <summary>Whether a file is the one that rows are added to.</summary>
    public bool IsWriting(string path) => _own?.Path == path;

    /// <summary>Takes the features of a row, if they are there and undamaged.</summary>
    public bool TryRead(UInt128 key, Span<float> features)
    {
        if (_places.TryGetValue(key, out var found))
        {
            if (found.Segment.TryRead(found.Place, key, features))
            {
                _counters.Hit();
                return true;
            }

            if (_places.TryRemove(KeyValuePair.Create(key, found)) && _segments.ContainsKey(found.Segment.Path))
            {
                _counters.Damage();
            }
        }

        _counters.Miss();
        return false;
    }

    /// <summary>Adds the features of a row. What cannot be written, as the disk is full, is not kept; the statistics say why.</summary>
    public void Write(UInt128 key, ReadOnlySpan<float> features)
    {
        if (features.Length != Space.Width)
        {
            throw new ArgumentException($"The feature cache keeps rows of {Space.Width} features here, but was given {features.Length}.", nameof(features));
        }

        lock (_writing)
        {
            if (_counters.TakesRows && !_places.ContainsKey(key))
            {
                Append(key, features);
            }
        }
    }

    /// <summary>Lets go of a file that is to be removed.</summary>
    public void Forget(string path)
    {
        if (_segments.TryRemove(path, out var segment))
        {
            segment.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var segment in _segments.Values)
        {
            segment.Dispose();
        }
    }

    private void Append(UInt128 key, ReadOnlySpan<float> features)
    {
        try
        {
            if (_own is null || _own.Bytes + SegmentFormat.RecordBytes(Space.Width) > _segmentBytes)
            {
                _own = null;
                _makeRoom();
                _own = Add(Segment.Create(_folder, Space));
            }

            _places[key] = (_own, _own.Append(key, features));
            _counters.Write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _counters.Fail($"no more rows can be kept: {e.Message}");
        }
    }

    private Segment Add(Segment segment)
    {
        _segments[segment.Path] = segment;
        foreach (var (key, place) in segment.Keys())
        {
            _places[key] = (segment, place);
        }

        return segment;
    }
}
