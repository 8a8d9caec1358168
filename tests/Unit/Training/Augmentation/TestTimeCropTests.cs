using MLNetVision.Imaging;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Tests.Unit.Training.Augmentation;

public class TestTimeCropTests
{
    [Fact]
    public void Ten_views_are_five_and_their_mirror_images()
    {
        var image = TestPictures.Places(9, 8);
        var views = TestTimeCrops.Ten(4).Of(image);

        Assert.Equal(10, views.Count);
        Assert.Equal([(0, 0), (5, 0), (0, 4), (5, 4), (2, 2)], views.Take(5).Select(v => ((int)v[0, 0, 0], (int)v[0, 0, 1])));
        Assert.Equal([(8, 0), (3, 0), (8, 4), (3, 4), (6, 2)], views.Skip(5).Select(v => ((int)v[0, 0, 0], (int)v[0, 0, 1])));
        Assert.Equal(5, TestTimeCrops.Five(4).Of(image).Count);
    }

    [Fact]
    public void Views_larger_than_the_picture_are_refused() =>
        Assert.Contains(
            "do not fit",
            Assert.Throws<ArgumentException>(() => TestTimeCrops.Five(9).Of(TestPictures.Noise(20, 8))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_prediction_is_the_mean_over_the_views()
    {
        var image = TestPictures.Noise(9, 8, 1);
        var crops = TestTimeCrops.Ten(4);
        using var session = new FirstAndLast();
        var predicted = new CropPredictor(session, crops, new PictureTensor(1, 4, 4), "input", "scores", 2).Predict(image);

        var views = crops.Of(image);
        Assert.Equal(views.Average(v => v[0, 0] / 255f), predicted[0], 1e-6f);
        Assert.Equal(views.Average(v => v[3, 3] / 255f), predicted[1], 1e-6f);
    }

    [Fact]
    public void Numbers_that_are_no_rows_have_no_mean()
    {
        Assert.Equal([2, 3], CropPredictor.Average([1, 2, 3, 4], 2));
        Assert.Throws<ArgumentException>(() => CropPredictor.Average([1, 2, 3], 2));
        Assert.Throws<ArgumentException>(() => CropPredictor.Average([], 2));
    }

    /// <summary>Gives the first and the last number of each row.</summary>
    private sealed class FirstAndLast : ISession
    {
        public SessionMemory Memory => throw new NotSupportedException();

        public void Forward(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs)
        {
            var numbers = inputs["input"].As<float>();
            var scores = outputs["scores"].As<float>();
            var size = numbers.Length / (scores.Length / 2);
            for (var row = 0; row < scores.Length / 2; row++)
                (scores[2 * row], scores[(2 * row) + 1]) = (numbers[row * size], numbers[((row + 1) * size) - 1]);
        }

        public double TrainStep(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate) => throw new NotSupportedException();

        public double Gradients(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> gradients) =>
            throw new NotSupportedException();

        public WeightSet GetWeights(bool averaged = false) => throw new NotSupportedException();

        public SessionState GetState() => throw new NotSupportedException();

        public void SetState(SessionState state) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
