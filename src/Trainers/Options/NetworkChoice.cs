namespace MLNetVision.Trainers;

/// <summary>Which network, of which size. What is null is the network's own.</summary>
public sealed record NetworkChoice
{
    /// <summary>Its name in the zoo; ignored where the caller brings a network along.</summary>
    public string Name { get; init; } = "small_cnn";

    /// <summary>Rows of its pictures.</summary>
    public int? Height { get; init; }

    /// <summary>Columns of its pictures.</summary>
    public int? Width { get; init; }

    /// <summary>Channels of its pictures: 1 grey, 3 red, green and blue.</summary>
    public int? Channels { get; init; }

    /// <summary>
    /// The side that pictures are resized to before the centre of the network's size is cut out; 0 for resizing to the network's size at once.
    /// </summary>
    public int? Resize { get; init; }

    /// <summary>Subtracted from each channel of 0 to 1.</summary>
    public IReadOnlyList<float>? Mean { get; init; }

    /// <summary>Divides each channel after that.</summary>
    public IReadOnlyList<float>? Deviation { get; init; }

    /// <summary>
    /// A safetensors file of weights to begin with, under the network's own names, torchvision's or timm's. Those of other classes stay out: a head that does
    /// not fit begins anew.
    /// </summary>
    public string? WeightsFile { get; init; }

    /// <summary>Refuses values that no network has.</summary>
    public void Validate()
    {
        Check(!string.IsNullOrWhiteSpace(Name), nameof(Name), Name, "the name of a network");
        Check(Height is null or > 0, nameof(Height), Height, "1 or more, or null");
        Check(Width is null or > 0, nameof(Width), Width, "1 or more, or null");
        Check(Channels is null or 1 or 3, nameof(Channels), Channels, "1, 3 or null");
        Check(Resize is null or >= 0, nameof(Resize), Resize, "0 or more, or null");
        Check(Mean is null || Mean.All(float.IsFinite), nameof(Mean), Mean, "finite numbers, or null");
        Check(Deviation is null || Deviation.All(d => float.IsFinite(d) && d != 0), nameof(Deviation), Deviation, "finite numbers other than 0, or null");
    }

    /// <inheritdoc/>
    public bool Equals(NetworkChoice? other) => other is not null && Name == other.Name && WeightsFile == other.WeightsFile
        && (Height, Width, Channels, Resize) == (other.Height, other.Width, other.Channels, other.Resize)
        && (Mean ?? []).SequenceEqual(other.Mean ?? []) && (Deviation ?? []).SequenceEqual(other.Deviation ?? []);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, WeightsFile, Height, Width, Channels, Resize);

    private static void Check(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"NetworkChoice.{option} has to be {rule}.");
        }
    }
}
