using System.Text.Json.Serialization;
using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// One random tint for the whole picture, along the directions in which colours vary (Krizhevsky, Sutskever, Hinton 2012, section 4.1). Grey pictures stay as
/// they are.
/// </summary>
/// <param name="Strength">The standard deviation of the factors of the three directions.</param>
/// <param name="Covariance">The covariance of red, green and blue (0 to 1), nine numbers row by row; ImageNet's by default.</param>
public sealed record PcaNoise(double Strength = 0.1, IReadOnlyList<double>? Covariance = null) : ImageTransform
{
    /// <summary>The covariance of red, green and blue (0 to 1), nine numbers row by row; ImageNet's by default.</summary>
    public IReadOnlyList<double>? Covariance
    {
        get;
        init => (field, Colours) = (value, ColoursOf(value));
    } = Covariance;

    /// <summary>The directions and how much colours vary along them.</summary>
    [JsonIgnore]
    public PcaColour Colours { get; private init; } = ColoursOf(Covariance);

    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(pool);
        var seed = random.NextBits();
        if (image.Channels < 3 || Strength == 0)
        {
            return image;
        }

        var result = pool.RentLike(image);
        image.AddPcaNoiseTo(result, Colours, seed, (float)Strength);
        return result;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        Require(double.IsFinite(Strength) && Strength >= 0, nameof(Strength), Strength, "a finite number from 0");
        Require(
            Covariance is null || IsCovariance(Covariance),
            nameof(Covariance),
            Covariance is null ? null : $"[{string.Join(", ", Covariance)}]",
            "nine finite numbers, row by row, or nothing for ImageNet's");
    }

    /// <inheritdoc/>
    public bool Equals(PcaNoise? other) =>
        other is not null && Strength == other.Strength && (Covariance ?? []).SequenceEqual(other.Covariance ?? []);

    /// <inheritdoc/>
    public override int GetHashCode() => (Covariance ?? []).Aggregate(Strength.GetHashCode(), HashCode.Combine);

    private static bool IsCovariance(IReadOnlyList<double> numbers) => numbers.Count == 9 && numbers.All(double.IsFinite);

    private static PcaColour ColoursOf(IReadOnlyList<double>? covariance) =>
        covariance is not null && IsCovariance(covariance) ? PcaColour.FromCovariance([.. covariance]) : PcaColour.ImageNet;
}
