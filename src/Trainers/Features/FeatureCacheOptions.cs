namespace MLNetVision.Trainers;

/// <summary>Where features are kept between runs, and how many.</summary>
public sealed record FeatureCacheOptions
{
    /// <summary>The folder; it is made if it is missing. Several processes may use one at once.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The most that the folder may take: the files written first are removed for new ones. 8 GiB unless said otherwise.</summary>
    public long MaxBytes { get; init; } = 8L << 30;

    /// <summary>Refuses values that nothing can be kept with.</summary>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(Folder))
        {
            throw new ArgumentException("FeatureCacheOptions.Folder has to be the path of a folder, but is empty. Name one, or use no cache.", nameof(Folder));
        }

        if (MaxBytes <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(MaxBytes), MaxBytes, "FeatureCacheOptions.MaxBytes has to be 1 or more; use no cache for nothing.");
        }
    }
}
