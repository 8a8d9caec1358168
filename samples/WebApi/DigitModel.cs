using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Display;

namespace MLNetVision.Samples.WebApi;

/// <summary>A model of handwritten digits, trained where none is given.</summary>
internal static class DigitModel
{
    public const int Size = 20;
    private const int RowsPerDigit = 5;

    public static ITransformer Train(MLContext mlContext, int perDigit, int epochs)
    {
        var data = mlContext.Data.LoadImages(Digits(perDigit).Select(d => LabelledImage.FromImage(d.Image, $"{d.Label}")));
        var options = new ImageCnnOptions { Network = new NetworkChoice { Name = "small_cnn", Height = Size, Width = Size, Channels = 1 } };
        options = options with { Training = options.Training with { Epochs = epochs, Seed = 1 } };
        var run = new VisionRun { Observers = [new ConsoleProgress()] };
        return mlContext.MulticlassClassification.Trainers.ImageCnn("Label", "Image", options, run)
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel")).Fit(data);
    }

    /// <summary>Digits of the bundled sheet: a hundred a row, five rows a digit.</summary>
    public static IEnumerable<(Image<byte> Picture, MLImage Image, int Label)> Digits(int perDigit)
    {
        var sheet = ImageFile.Load(Path.Combine(AppContext.BaseDirectory, "digits.png"));
        for (var digit = 0; digit < 10; digit++)
        {
            for (var i = 0; i < perDigit; i++)
            {
                var picture = sheet.Crop(i % 100 * Size, ((digit * RowsPerDigit) + (i / 100)) * Size, Size, Size);
                yield return (picture, MLImage.CreateFromPixels(Size, Size, MLPixelFormat.Rgba32, picture.WithChannels(4).Samples), digit);
            }
        }
    }
}
