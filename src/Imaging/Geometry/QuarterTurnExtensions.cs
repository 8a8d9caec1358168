using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>Turns by multiples of 90 degrees and the mirror on the main diagonal; every pixel is kept.</summary>
public static class QuarterTurnExtensions
{
    /// <summary>Turned counter-clockwise by 90 degrees times <paramref name="turns"/>; negative turns go clockwise.</summary>
    public static Image<T> RotateQuarterTurns<T>(this Image<T> image, int turns)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        var sideways = (turns & 1) != 0;
        var result = new Image<T>(sideways ? image.Height : image.Width, sideways ? image.Width : image.Height, image.Channels);
        image.RotateQuarterTurnsTo(turns, result);
        return result;
    }

    /// <summary>Turned counter-clockwise by 90 degrees times <paramref name="turns"/>, into another picture of the turned size.</summary>
    public static void RotateQuarterTurnsTo<T>(this Image<T> image, int turns, Image<T> destination)
        where T : unmanaged
    {
        const string Owner = "RotateQuarterTurnsTo";
        Guard.SameChannels(Owner, image, destination);
        var sideways = (turns & 1) != 0;
        Guard.Size(Owner, destination, sideways ? image.Height : image.Width, sideways ? image.Width : image.Height);
        Guard.NotInPlace(Owner, image, destination);

        if (sideways)
            PixelKernels.Transpose(image.Samples, destination.Samples, image.Width, image.Height, image.Channels);
        else
            image.Samples.CopyTo(destination.Samples);

        switch (turns & 3)
        {
            case 1: SwapRows(destination); break;
            case 2: PixelKernels.Reverse(destination.Samples, destination.Channels); break;
            case 3: destination.FlipHorizontallyTo(destination); break;
        }
    }

    /// <summary>Rows become columns: the pixel at (x, y) goes to (y, x).</summary>
    public static Image<T> Transpose<T>(this Image<T> image)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        var result = new Image<T>(image.Height, image.Width, image.Channels);
        PixelKernels.Transpose(image.Samples, result.Samples, image.Width, image.Height, image.Channels);
        return result;
    }

    private static void SwapRows<T>(Image<T> image)
        where T : unmanaged
    {
        using var spare = new Rented<T>(image.Stride);
        for (int top = 0, bottom = image.Height - 1; top < bottom; top++, bottom--)
        {
            image.Row(top).CopyTo(spare.Span);
            image.Row(bottom).CopyTo(image.Row(top));
            spare.Span.CopyTo(image.Row(bottom));
        }
    }
}
