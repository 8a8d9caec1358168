using System.Text.Json.Serialization;
using MLNetVision.Imaging;
using MLNetVision.Networks;

namespace MLNetVision.Training.Augmentation;

/// <summary>How a picture becomes numbers: channels, rows, columns of (sample / 255 - mean) / deviation, plane after plane.</summary>
/// <param name="Channels">1 grey, 3 RGB; a picture with others is converted.</param>
/// <param name="Height">Rows; a picture of another size is refused, as resizing belongs to the transforms.</param>
/// <param name="Width">Columns.</param>
[method: JsonConstructor]
public sealed record PictureTensor(int Channels, int Height, int Width)
{
    /// <summary>Subtracted from each channel of 0 to 1: one number a channel, or nothing for 0.</summary>
    public IReadOnlyList<float> Mean { get; init; } = [];

    /// <summary>Divides each channel after that: one number a channel, or nothing for 1.</summary>
    public IReadOnlyList<float> Deviation { get; init; } = [];

    /// <summary>The shape of one picture.</summary>
    [JsonIgnore]
    public Shape Shape => [Channels, Height, Width];

    /// <summary>Numbers of one picture.</summary>
    [JsonIgnore]
    public int Elements => checked(Channels * Height * Width);

    /// <summary>What a model expects, of as many channels as it has means.</summary>
    public static PictureTensor For(Preprocessing preprocessing)
    {
        ArgumentNullException.ThrowIfNull(preprocessing);
        return new PictureTensor(preprocessing.Mean.Count, preprocessing.Height, preprocessing.Width)
        {
            Mean = preprocessing.Mean,
            Deviation = preprocessing.Deviation,
        };
    }

    /// <summary>Writes a picture's numbers.</summary>
    /// <param name="image">A picture of <see cref="Height"/> x <see cref="Width"/>.</param>
    /// <param name="destination">Room for <see cref="Elements"/> numbers.</param>
    public void Write(Image<byte> image, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Height != Height || image.Width != Width)
        {
            throw new ArgumentException(
                $"PictureTensor: a picture has to be {Width} x {Height}, but is {image.Width} x {image.Height}; let the transforms end in a crop or ResizeTo.",
                nameof(image));
        }

        Span<float> mean = stackalloc float[Mean.Count];
        Span<float> deviation = stackalloc float[Deviation.Count];
        for (var c = 0; c < mean.Length; c++)
        {
            mean[c] = Mean[c];
        }

        for (var c = 0; c < deviation.Length; c++)
        {
            deviation[c] = Deviation[c];
        }

        image.WithChannels(Channels).WritePlanar(destination, mean, deviation);
    }

    /// <summary>Refuses numbers that make no sense, by name.</summary>
    public void Validate()
    {
        Require(Channels is >= 1 and <= 4, nameof(Channels), Channels, "from 1 to 4");
        Require(Height > 0, nameof(Height), Height, "1 or more");
        Require(Width > 0, nameof(Width), Width, "1 or more");
        Require(Fits(Mean), nameof(Mean), $"[{string.Join(", ", Mean)}]", "a finite number a channel, or none");
        var canDivide = Fits(Deviation) && !Deviation.Contains(0);
        Require(canDivide, nameof(Deviation), $"[{string.Join(", ", Deviation)}]", "a finite number other than 0 a channel, or none");
    }

    /// <inheritdoc/>
    public bool Equals(PictureTensor? other) => other is not null && (Channels, Height, Width) == (other.Channels, other.Height, other.Width)
        && Mean.SequenceEqual(other.Mean) && Deviation.SequenceEqual(other.Deviation);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Channels, Height, Width, Mean.Count, Deviation.Count);

    private static void Require(bool holds, string parameter, object value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, $"PictureTensor.{parameter} has to be {rule}.");
        }
    }

    private bool Fits(IReadOnlyList<float> numbers) => (numbers.Count == 0 || numbers.Count == Channels) && numbers.All(float.IsFinite);
}
