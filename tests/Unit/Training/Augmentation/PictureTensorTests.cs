using MLNetVision.Imaging;
using MLNetVision.Networks;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Tests.Unit.Training.Augmentation;

public class PictureTensorTests
{
    [Fact]
    public void Planes_hold_normalised_samples()
    {
        var tensor = new PictureTensor(3, 2, 2) { Mean = [0.5f, 0, 0.1f], Deviation = [0.5f, 1, 2] };
        var image = TestPictures.Noise(2, 2);
        var planes = new float[tensor.Elements];
        tensor.Write(image, planes);

        for (var c = 0; c < 3; c++)
        {
            for (var i = 0; i < 4; i++)
                Assert.Equal(((image.Samples[(i * 3) + c] / 255f) - tensor.Mean[c]) / tensor.Deviation[c], planes[(c * 4) + i], 1e-6f);
        }
    }

    [Fact]
    public void Colours_become_grey_and_grey_becomes_colours()
    {
        var grey = new float[4];
        new PictureTensor(1, 2, 2).Write(new Image<byte>(2, 2, 3, [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]), grey);
        Assert.Equal([76, 150, 29, 255], grey.Select(value => (int)MathF.Round(value * 255)));

        var colours = new float[3];
        new PictureTensor(3, 1, 1).Write(new Image<byte>(1, 1, 1, [51]), colours);
        Assert.All(colours, value => Assert.Equal(0.2f, value, 1e-6f));
    }

    [Fact]
    public void A_picture_of_another_size_is_refused_with_advice()
    {
        var tensor = new PictureTensor(3, 4, 5);
        var refusal = Assert.Throws<ArgumentException>(() => tensor.Write(new Image<byte>(4, 5, 3), new float[60]));
        Assert.Contains("has to be 5 x 4, but is 4 x 5", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("ResizeTo", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_card_says_what_is_wanted()
    {
        var tensor = PictureTensor.For(new Preprocessing { Height = 3, Width = 4, Mean = [0.1f], Deviation = [0.3f] });
        Assert.Equal(new PictureTensor(1, 3, 4) { Mean = [0.1f], Deviation = [0.3f] }, tensor);
        Assert.Equal(tensor.Shape, [1, 3, 4]);
    }

    [Fact]
    public void Numbers_that_make_no_sense_are_refused_by_name()
    {
        Refused(new PictureTensor(0, 1, 1), "Channels");
        Refused(new PictureTensor(5, 1, 1), "Channels");
        Refused(new PictureTensor(1, 0, 1), "Height");
        Refused(new PictureTensor(1, 1, -1), "Width");
        Refused(new PictureTensor(3, 1, 1) { Mean = [1] }, "Mean");
        Refused(new PictureTensor(1, 1, 1) { Deviation = [0] }, "Deviation");
        Refused(new PictureTensor(1, 1, 1) { Mean = [float.NaN] }, "Mean");

        static void Refused(PictureTensor tensor, string parameter) =>
            Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(tensor.Validate).ParamName);
    }
}
