namespace MLNetVision.Trainers.FeatureStore;

/// <summary>The figures of a cache while it works, from several threads.</summary>
internal sealed class FeatureCounters
{
    private long _hits;
    private long _misses;
    private long _damaged;
    private long _written;
    private long _evicted;
    private volatile string? _fault;

    public bool TakesRows => _fault is null;

    public void Hit() => Interlocked.Increment(ref _hits);

    public void Miss() => Interlocked.Increment(ref _misses);

    public void Damage() => Interlocked.Increment(ref _damaged);

    public void Write() => Interlocked.Increment(ref _written);

    public void Evict() => Interlocked.Increment(ref _evicted);

    public void Fail(string fault) => _fault = fault;

    public FeatureCacheStatistics Now() => new(
        Interlocked.Read(ref _hits), Interlocked.Read(ref _misses), Interlocked.Read(ref _damaged), Interlocked.Read(ref _written),
        Interlocked.Read(ref _evicted), _fault);
}
