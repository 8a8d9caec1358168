using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Pipelines.Data;

/// <summary>From a folder of pictures to metrics, with nothing but ML.NET behind.</summary>
public sealed class CrossValidationTests : IDisposable
{
    private readonly MLContext _ml = new(1);
    private readonly PictureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void MLNets_cross_validation_runs_over_a_folder_with_bad_files_and_over_its_augmented_copies()
    {
        for (var i = 0; i < 15; i++)
        {
            _folder.Picture($"dark/{i}.png", 4, 4, (byte)i, (byte)(40 - i), 10);
            _folder.Picture($"light/{i}.png", 4, 4, (byte)(200 + i), 220, (byte)(255 - i));
            _folder.Picture($"red/{i}.png", 4, 4, (byte)(255 - i), 20, (byte)(20 + i));
        }

        _folder.Write("red/bad.png", [0x89, 0x50]);
        var data = _ml.Data.LoadImagesFromFolder(_folder.Root, new ImageLoadOptions { Unreadable = UnreadableImages.Skip });
        var pipeline = _ml.Transforms.ResizeImages("Image", 4, 4).Append(_ml.Transforms.ExtractPixels("Features", "Image", scaleImage: 1 / 255f))
            .Append(_ml.Transforms.Conversion.MapValueToKey("Label"))
            .Append(_ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy());

        var folds = _ml.MulticlassClassification.CrossValidate(data, pipeline, 3);
        var split = _ml.Data.StratifiedSplit(data, testFraction: 0.2);
        var augmented = _ml.Data.AugmentImages(split.TrainSet, new Training.Augmentation.HorizontalFlip());
        var metrics = _ml.MulticlassClassification.Evaluate(pipeline.Fit(augmented).Transform(split.TestSet));

        Assert.Equal(45, folds.Sum(fold => fold.Metrics.ConfusionMatrix.Counts.Sum(row => row.Sum())));
        Assert.All(folds, fold => Assert.Equal(1, fold.Metrics.MicroAccuracy));
        Assert.Equal([3.0, 3, 3], metrics.ConfusionMatrix.Counts.Select(row => row.Sum()));
        Assert.Equal(1, metrics.MicroAccuracy);
        Assert.Equal(72, augmented.GetRowCount());
    }
}
