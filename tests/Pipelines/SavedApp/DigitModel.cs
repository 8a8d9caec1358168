using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Trainers;

namespace MLNetVision.Tests.Pipelines.SavedApp;

/// <summary>The model beside samples/SavedModelApp: a small convolutional network, trained on four fifths of the bundled digits.</summary>
internal static class DigitModel
{
    private const int Side = 20;
    private const int Columns = 100;
    private const int RowsPerClass = 5;

    public sealed class Digit
    {
        public string Label { get; set; } = "";

        [VectorType(Side * Side)]
        public float[] Pixels { get; set; } = [];
    }

    /// <summary>Trains it: the same bits every time on one kind of processor.</summary>
    public static ITransformer Train(IReadOnlyList<Digit> digits)
    {
        var context = new MLContext(seed: 1);
        var options = new ImageCnnOptions { Network = new NetworkChoice { Height = Side, Width = Side, Channels = 1 } };
        options = options with { Training = options.Training with { Epochs = 6, Seed = 1 } };
        var trainer = context.MulticlassClassification.Trainers.ImageCnn(nameof(Digit.Label), nameof(Digit.Pixels), Write, options);
        return trainer.Fit(context.Data.LoadFromEnumerable(digits));
    }

    public static IReadOnlyList<Digit> Read(string sheet)
    {
        var image = ImageFile.Load(sheet);
        return [.. from row in Enumerable.Range(0, 10 * RowsPerClass) from column in Enumerable.Range(0, Columns) select Cut(image, column, row)];
    }

    private static Tensor Write(Tensor pixels, int classes) => pixels.Conv2d(8, 3, padding: 1, name: "conv1").Relu().MaxPool2d(2)
        .Conv2d(16, 3, padding: 1, name: "conv2").Relu().MaxPool2d(2).Flatten().Dense(classes, name: "head");

    private static Digit Cut(Image<byte> sheet, int column, int row) => new()
    {
        Label = $"{row / RowsPerClass}",
        Pixels = [.. from y in Enumerable.Range(0, Side) from x in Enumerable.Range(0, Side) select (float)sheet[(column * Side) + x, (row * Side) + y]],
    };
}
