using Microsoft.ML;
using MLNetVision.Estimators;
using MLNetVision.Imaging;
using MLNetVision.Tests.Pipelines.Trainers;
using MLNetVision.Training;

namespace MLNetVision.Tests.Pipelines.Autoencoders;

public sealed class AutoencoderPictureTests
{
    private static readonly AutoencoderOptions Short = new()
    {
        Picture = new PictureShape(Blots.Side, Blots.Side), HiddenSizes = [6], CodeSize = 3, Training = new TrainingOptions { Epochs = 1 },
    };

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void A_sheet_has_every_picture_in_its_place()
    {
        var sheet = AutoencoderPictures.Sheet([[[0, 1, 2, 3], [300, -5, 7.6f, 4]], [[9, 9, 9, 9]]], new PictureShape(2, 2), scale: 2, gap: 1);

        Assert.Equal((11, 11, 1), (sheet.Width, sheet.Height, sheet.Channels));
        Assert.Equal([128, 0, 0, 1, 1, 128, 255, 255, 0, 0, 128], sheet.Row(1).ToArray());
        Assert.Equal([128, 2, 2, 3, 3, 128, 8, 8, 4, 4, 128], sheet.Row(4).ToArray());
        Assert.Equal([128, 9, 9, 9, 9, 128, 128, 128, 128, 128, 128], sheet.Row(9).ToArray());
    }

    [Fact]
    public void Colours_lie_pixel_by_pixel()
    {
        var sheet = AutoencoderPictures.Sheet([[[1, 2, 3, 4, 5, 6]]], new PictureShape(1, 2, 3), scale: 1, gap: 0);

        Assert.Equal([1, 3, 5, 2, 4, 6], sheet.Row(0).ToArray());
    }

    [Fact]
    public void Filters_are_the_weights_of_the_first_layer()
    {
        var dense = Fit(Short);
        var weights = dense.Encoder.Weights["encoder.layer1.weight"].ToFloats()[..64];
        var filters = dense.FirstLayerFilters(columns: 3, scale: 1);
        var largest = Array.FindIndex(weights, w => Math.Abs(w) == weights.Max(Math.Abs));

        Assert.Equal((32, 22), (filters.Width, filters.Height));
        Assert.Equal(weights[largest] > 0 ? 255 : 0, filters[2 + (largest % 8), 2 + (largest / 8)]);
        Assert.Equal((7 * 5) - 3, Fit(Short with { Layers = AutoencoderLayers.Convolutional }).FirstLayerFilters(scale: 1).Width);
    }

    [Fact]
    public void Walks_and_planes_begin_and_end_at_their_codes()
    {
        var model = Fit(Short);
        var walk = model.LatentWalk([[0, 0, 0], [1, 2, 3], [0, 0, 0]], steps: 4, scale: 1);
        var plane = model.LatentPlane(reach: 1, side: 3, first: 2, second: 0, scale: 1);
        var expected = AutoencoderPictures.Sheet([model.Decode([[0, 0, 0], [1, 2, 3], [1, 0, 1]])], Short.Picture!, scale: 1);

        Assert.Equal((42, 22), (walk.Width, walk.Height));
        Assert.Equal(Tile(expected, 0, 0), Tile(walk, 0, 0));
        Assert.Equal(Tile(expected, 1, 0), Tile(walk, 3, 0));
        Assert.Equal(Tile(expected, 0, 0), Tile(plane, 1, 1));
        Assert.Equal(Tile(expected, 2, 0), Tile(plane, 2, 0));
    }

    [Fact]
    public void Points_of_a_scatter_lie_where_their_codes_say()
    {
        var plot = AutoencoderPictures.CodeScatter([[0, 0], [1, 1], [0, 1]], [0, 1, 12], size: 101);

        Assert.Equal((31, 119, 180), (plot[12, 88, 0], plot[12, 88, 1], plot[12, 88, 2]));
        Assert.Equal((255, 127, 14), (plot[88, 12, 0], plot[88, 12, 1], plot[88, 12, 2]));
        Assert.Equal((44, 160, 44), (plot[12, 12, 0], plot[12, 12, 1], plot[12, 12, 2]));
        Assert.Equal(255, plot[50, 50]);
        Assert.Equal(101, AutoencoderPictures.CodeScatter([[5, 5]], size: 101).Width);
    }

    [Fact]
    public void What_is_no_picture_is_refused()
    {
        var numbers = Fit(Short with { Picture = null });

        Assert.Contains("Picture", Assert.Throws<InvalidOperationException>(() => numbers.FirstLayerFilters()).Message, StringComparison.Ordinal);
        Assert.Contains("Picture", Assert.Throws<InvalidOperationException>(() => numbers.LatentPlane()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => AutoencoderPictures.Sheet([[[1, 2, 3]]], new PictureShape(2, 2)));
        Assert.Throws<ArgumentException>(() => AutoencoderPictures.CodeScatter([[1]]));
        Assert.Throws<ArgumentException>(() => numbers.LatentWalk([[0, 0, 0]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => numbers.LatentPlane(first: 3));
    }

    private AutoencoderModel Fit(AutoencoderOptions options) => _ml.Transforms.Autoencoder("Code", "Pixels", options).Fit(Blots.View(_ml, 8));

    private static byte[] Tile(Image<byte> sheet, int column, int row) =>
        [.. Enumerable.Range(0, 64).Select(i => sheet[2 + (column * 10) + (i % 8), 2 + (row * 10) + (i / 8)])];
}
