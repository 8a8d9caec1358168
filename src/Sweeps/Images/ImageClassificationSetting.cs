using MLNetVision.Transforms;

namespace MLNetVision.Sweeps;

/// <summary>What the spaces of image classification leave as it is.</summary>
public sealed record ImageClassificationSetting
{
    /// <summary>The column of the classes.</summary>
    public string Label { get; init; } = "Label";

    /// <summary>The column of pictures, or of vectors of their pixels from 0 to 255, whose size a space cannot change.</summary>
    public string Image { get; init; } = "Image";

    /// <summary>Rows of a picture as networks see it, where the space has it at its full size.</summary>
    public int Height { get; init; } = 32;

    /// <summary>Columns of it.</summary>
    public int Width { get; init; } = 32;

    /// <summary>1 for grey pictures, 3 for red, green and blue.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>Passes over the pictures in a whole trial.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>
    /// How many networks the last fit trains, whose answers are averaged; they differ in their random choices alone. Trials train one. A committee and a head
    /// behind features that stay as they are keep to one fit.
    /// </summary>
    public int LastNetworks { get; init; } = 1;

    /// <summary>
    /// The share of a trial's rows that measure its epochs, for pruning and for the best epoch, while a sweep searches. The last fit learns from them too.
    /// </summary>
    public double ValidationFraction { get; init; } = 0.12;

    /// <summary>Trained networks by the names that a space's choice 'backbone' has; made when they are needed.</summary>
    public IReadOnlyDictionary<string, Lazy<Backbone>> Backbones { get; init; } = new Dictionary<string, Lazy<Backbone>>();

    /// <summary>Refuses what no network can be trained with.</summary>
    public void Validate()
    {
        Check(!string.IsNullOrWhiteSpace(Label), nameof(Label), Label, "the name of a column");
        Check(!string.IsNullOrWhiteSpace(Image), nameof(Image), Image, "the name of a column");
        Check(Height >= Least, nameof(Height), Height, $"{Least} or more");
        Check(Width >= Least, nameof(Width), Width, $"{Least} or more");
        Check(Channels is 1 or 3, nameof(Channels), Channels, "1 or 3");
        Check(Epochs > 0, nameof(Epochs), Epochs, "1 or more");
        Check(LastNetworks > 0, nameof(LastNetworks), LastNetworks, "1 or more");
        Check(ValidationFraction is >= 0 and < 1, nameof(ValidationFraction), ValidationFraction, "from 0, below 1");
    }

    /// <summary>The least side of a picture.</summary>
    internal const int Least = 8;

    private static void Check(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"ImageClassificationSetting.{option} has to be {rule}.");
        }
    }
}
