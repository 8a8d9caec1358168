using System.Text.Json.Serialization;
using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// What happens to a picture on its way into a network: an immutable description, which can be written as JSON and joined with others by
/// <see cref="Then"/>. All chance comes from the stream that is handed in, so equal seeds give equal pictures.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Chain), nameof(Chain))]
[JsonDerivedType(typeof(Sometimes), nameof(Sometimes))]
[JsonDerivedType(typeof(OneOf), nameof(OneOf))]
[JsonDerivedType(typeof(HorizontalFlip), nameof(HorizontalFlip))]
[JsonDerivedType(typeof(VerticalFlip), nameof(VerticalFlip))]
[JsonDerivedType(typeof(ResizeTo), nameof(ResizeTo))]
[JsonDerivedType(typeof(ResizeShorterSide), nameof(ResizeShorterSide))]
[JsonDerivedType(typeof(CentreCrop), nameof(CentreCrop))]
[JsonDerivedType(typeof(RandomCrop), nameof(RandomCrop))]
[JsonDerivedType(typeof(PadAndCrop), nameof(PadAndCrop))]
[JsonDerivedType(typeof(RandomResizedCrop), nameof(RandomResizedCrop))]
[JsonDerivedType(typeof(Translation), nameof(Translation))]
[JsonDerivedType(typeof(Rotation), nameof(Rotation))]
[JsonDerivedType(typeof(Shear), nameof(Shear))]
[JsonDerivedType(typeof(Scale), nameof(Scale))]
[JsonDerivedType(typeof(RandomAffine), nameof(RandomAffine))]
[JsonDerivedType(typeof(Perspective), nameof(Perspective))]
[JsonDerivedType(typeof(Elastic), nameof(Elastic))]
[JsonDerivedType(typeof(ColourJitter), nameof(ColourJitter))]
[JsonDerivedType(typeof(PcaNoise), nameof(PcaNoise))]
[JsonDerivedType(typeof(Greyscale), nameof(Greyscale))]
[JsonDerivedType(typeof(GaussianBlur), nameof(GaussianBlur))]
[JsonDerivedType(typeof(Cutout), nameof(Cutout))]
[JsonDerivedType(typeof(RandomErasing), nameof(RandomErasing))]
[JsonDerivedType(typeof(RandAugment), nameof(RandAugment))]
public abstract record ImageTransform
{
    /// <summary>Changes a picture.</summary>
    /// <param name="image">The picture, of 1 to 4 channels. It is the caller's and stays as it is.</param>
    /// <param name="random">Where chance comes from. A transform takes as many numbers as it likes.</param>
    /// <param name="pool">Room for the result.</param>
    /// <returns>A picture from the pool or a new one; <paramref name="image"/> itself where nothing changes.</returns>
    public abstract Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool);

    /// <summary>Refuses parameters that make no sense, by name. Whoever runs the transform calls this once before.</summary>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public virtual void Validate()
    {
    }

    /// <summary>Changes one picture: for looking at what a transform does. The result shares nothing with the picture, unless it is the picture.</summary>
    public Image<byte> Apply(Image<byte> image, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(image);
        Validate();
        var random = new RandomStream(seed);
        return Apply(image, ref random, new ImagePool());
    }

    /// <summary>This transform, and another one after it.</summary>
    public Chain Then(ImageTransform next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return this is Chain chain ? new Chain([.. chain.Steps, next]) : new Chain([this, next]);
    }

    /// <summary>Throws what <see cref="Validate"/> promises: owner, parameter, rule, value.</summary>
    private protected void Require(bool holds, string parameter, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, $"{GetType().Name}.{parameter} has to be {rule}.");
        }
    }

    private protected void RequireProbability(double value, string parameter = "Probability") =>
        Require(value is >= 0 and <= 1, parameter, value, "from 0 to 1");

    private protected void RequireSize(int height, int width)
    {
        Require(height > 0, "Height", height, "1 or more");
        Require(width > 0, "Width", width, "1 or more");
    }

    private protected void RequireInterval(Interval value, string parameter, double least, double most = double.MaxValue)
    {
        var holds = value.From >= least && value.To <= most && value.From <= value.To && double.IsFinite(value.From) && double.IsFinite(value.To);
        Require(holds, parameter, value, $"two numbers in order, from {least}{(most == double.MaxValue ? "" : $" to {most}")}");
    }
}
