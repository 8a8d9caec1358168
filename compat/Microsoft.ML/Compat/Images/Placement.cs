using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Compat.Images;

/// <summary>
/// The rectangle that a picture fills when it is scaled to fit on or to cover a canvas. All in single precision and cut off towards zero as ML.NET has it,
/// so that the rectangle can be a pixel smaller than the canvas it should cover.
/// </summary>
internal readonly record struct Placement(int Left, int Top, int Width, int Height)
{
    /// <summary>The whole picture in the middle of the canvas.</summary>
    public static Placement Padded(int width, int height, int canvasWidth, int canvasHeight)
    {
        var (across, down) = Scales(width, height, canvasWidth, canvasHeight);
        return down < across
            ? Scaled(width, height, down) with { Left = (int)((canvasWidth - (width * down)) / 2) }
            : Scaled(width, height, across) with { Top = (int)((canvasHeight - (height * across)) / 2) };
    }

    /// <summary>The whole canvas covered. The anchor decides along the direction in which the picture is too long, if it belongs to it.</summary>
    public static Placement Cropped(int width, int height, int canvasWidth, int canvasHeight, ImageResizingEstimator.Anchor anchor)
    {
        var (across, down) = Scales(width, height, canvasWidth, canvasHeight);
        return down < across
            ? Scaled(width, height, across) with
            {
                Top = Offset(canvasHeight - (height * across), anchor, ImageResizingEstimator.Anchor.Top, ImageResizingEstimator.Anchor.Bottom),
            }
            : Scaled(width, height, down) with
            {
                Left = Offset(canvasWidth - (width * down), anchor, ImageResizingEstimator.Anchor.Left, ImageResizingEstimator.Anchor.Right),
            };
    }

    private static (float Across, float Down) Scales(int width, int height, int canvasWidth, int canvasHeight)
        => ((float)canvasWidth / width, (float)canvasHeight / height);

    private static Placement Scaled(int width, int height, float scale) => new(0, 0, (int)(width * scale), (int)(height * scale));

    private static int Offset(float slack, ImageResizingEstimator.Anchor anchor, ImageResizingEstimator.Anchor start, ImageResizingEstimator.Anchor end)
        => anchor == start ? 0 : (int)(anchor == end ? slack : slack / 2);
}
