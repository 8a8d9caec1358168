namespace MLNetVision.Estimators;

/// <summary>The size of pictures: what images are resized to, and how a vector's numbers lie, channel by channel and row by row.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Channels">1 grey, 3 red, green and blue.</param>
public sealed record PictureShape(int Height, int Width, int Channels = 1)
{
    /// <summary>Numbers of a picture.</summary>
    public int Size => checked(Height * Width * Channels);

    /// <summary>Refuses sizes that no picture has.</summary>
    /// <param name="option">The option that it is, for the error.</param>
    public void Validate(string option)
    {
        if (Height < 1 || Width < 1 || Channels is not (1 or 3))
        {
            throw new ArgumentOutOfRangeException(
                option, ToString(), $"AutoencoderOptions.{option} needs a height and a width of 1 or more and 1 or 3 channels.");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Height} x {Width} x {Channels}";
}
