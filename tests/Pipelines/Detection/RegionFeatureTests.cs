using MLNetVision.Metrics;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Detection;

namespace MLNetVision.Tests.Pipelines.Detection;

public sealed class RegionFeatureTests
{
    /// <summary>Sums in another order.</summary>
    private const float Rounding = 1e-5f;

    private static readonly RegionOptions Shared = new() { Mode = RegionMode.Shared, FieldWidth = 48, FieldHeight = 40, Cells = 3 };

    [Theory]
    [InlineData(RegionMode.Warped)]
    [InlineData(RegionMode.Shared)]
    public void A_region_has_the_same_features_alone_and_among_others(RegionMode mode)
    {
        var features = new RegionFeatures(DetectorParts.Backbone(), Shared with { Mode = mode, Context = 2, BatchSize = 3 });
        using var reader = new RegionReader(features);
        var picture = DetectorParts.Picture(60, 33);
        Box[] boxes = [new(0, 0, 60, 33), new(3, 4, 20, 30), new(40, 1, 59, 12), new(10.5f, 9.25f, 30.75f, 20), new(58, 30, 60, 33)];
        var all = reader.Read(picture, boxes);
        Assert.Equal(boxes.Length * features.Width, all.Length);
        Assert.True(all.Distinct().Count() > all.Length / 2);
        Assert.All(boxes, (box, i) => Assert.All(
            reader.Read(picture, [box]).Zip(all[(i * features.Width)..((i + 1) * features.Width)]), p => Assert.Equal(p.First, p.Second, Rounding)));
    }

    [Theory]
    [InlineData(RegionMode.Warped)]
    [InlineData(RegionMode.Shared)]
    public void Regions_that_protrude_are_cut_off_and_those_without_area_are_a_pixel(RegionMode mode)
    {
        using var reader = new RegionReader(new RegionFeatures(DetectorParts.Backbone(), Shared with { Mode = mode, Context = 2 }));
        var picture = DetectorParts.Picture(40, 40);
        Assert.Equal(reader.Read(picture, [new(0, 0, 40, 40)]), reader.Read(picture, [new(-50, -1e6f, 90, 1e6f)]));
        Assert.Equal(reader.Read(picture, [new(7, 9, 8, 10)]), reader.Read(picture, [new(7, 9, 7, 9)]));
        Assert.Equal(reader.Read(picture, [new(39, 39, 40, 40)]), reader.Read(picture, [new(400, 300, 500, 350)]));
        Assert.Equal(reader.Read(picture, [new(0, 5, 1, 6)]), reader.Read(picture, [new(-9, 5, -3, 6)]));
        Assert.All(reader.Read(picture, [new(20, 20, 10, 10)]), v => Assert.True(float.IsFinite(v)));
    }

    [Theory]
    [InlineData(RegionMode.Warped)]
    [InlineData(RegionMode.Shared)]
    public void Pictures_of_one_pixel_and_of_any_channels_have_features(RegionMode mode)
    {
        using var colours = new RegionReader(new RegionFeatures(DetectorParts.Backbone(), Shared with { Mode = mode, Context = 2 }));
        using var greys = new RegionReader(new RegionFeatures(DetectorParts.Backbone(1), Shared with { Mode = mode, Context = 2 }));
        for (var channels = 1; channels <= 4; channels++)
        {
            var picture = DetectorParts.Picture(1, 1, channels: channels);
            Assert.All(colours.Read(picture, [new(0, 0, 1, 1)]), v => Assert.True(float.IsFinite(v)));
            Assert.All(greys.Read(picture, [new(0, 0, 1, 1)]), v => Assert.True(float.IsFinite(v)));
            Assert.Empty(colours.Read(picture, []));
        }
    }

    [Fact]
    public void A_box_that_is_no_number_is_named()
    {
        using var reader = new RegionReader(new RegionFeatures(DetectorParts.Backbone(), new RegionOptions { Context = 2 }));
        var error = Assert.Throws<ArgumentException>(() => reader.Read(DetectorParts.Picture(9, 9), [new(0, 0, 1, 1), new(0, float.NaN, 1, 1)]));
        Assert.Contains("region 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_of_one_cell_is_what_the_map_has_there()
    {
        var options = new RegionOptions { Mode = RegionMode.Shared, FieldWidth = 48, FieldHeight = 40, Cells = 1, Samples = 1 };
        var features = new RegionFeatures(DetectorParts.Backbone(), options);
        using var reader = new RegionReader(features);
        var picture = DetectorParts.Picture(48, 40);
        var map = Map(features, picture);
        var field = features.Networks.Field;
        for (var (x, y) = (1, 2); y < 8; x++, y++)
        {
            var (left, top) = ((float)(field.StartX + (field.StepX * x)), (float)(field.StartY + (field.StepY * y)));
            var seen = reader.Read(picture, [new(left - 1.5f, top - 1.5f, left + 2.5f, top + 2.5f)]);
            Assert.All(seen, (v, c) => Assert.Equal(map[(c * 10 * 12) + (y * 12) + x], v, Rounding));
        }
    }

    [Fact]
    public void A_region_of_one_cell_is_the_largest_that_the_map_has_there()
    {
        var features = new RegionFeatures(DetectorParts.Backbone(), Shared with { Cells = 1, Pooling = RegionPooling.Max });
        using var reader = new RegionReader(features);
        var picture = DetectorParts.Picture(48, 40);
        var map = Map(features, picture);
        var field = features.Networks.Field;
        for (var (x, y) = (1, 2); y < 7; x++, y++)
        {
            var (left, top) = ((float)(field.StartX + (field.StepX * (x - 0.5))), (float)(field.StartY + (field.StepY * (y - 0.5))));
            var seen = reader.Read(picture, [new(left, top, left + (float)(2 * field.StepX), top + (float)(3 * field.StepY))]);
            Assert.All(seen, (v, c) => Assert.Equal(
                Enumerable.Range(0, 6).Max(i => map[(c * 10 * 12) + ((y + (i / 2)) * 12) + x + (i % 2)]), v, Rounding));
        }
    }

    [Fact]
    public void Padding_on_one_side_moves_the_cells()
    {
        var field = new RegionFeatures(DetectorParts.Backbone(), Shared).Networks.Field;
        // SAME of an even side by stride 2 and a kernel of 3: nothing before, so that the first middle is pixel 1; then padding of 1, which moves nothing.
        Assert.Equal(new ReceptiveField(1, 4, 1, 4), field);
        var before = Network.Build("x", b => b.Input("x", [1, 1, 9, 9]).Conv2d(1, 3, padding: 1).MaxPool2d(2, 2).AveragePool2d(3, 3));
        Assert.Equal(new ReceptiveField(2.5, 6, 2.5, 6), ReceptiveField.Of(before));
    }

    [Fact]
    public void What_follows_an_earlier_map_runs_over_each_region()
    {
        var features = new RegionFeatures(DetectorParts.Backbone(), Shared with { MapLayer = "seen", Cells = 6 });
        Assert.Equal(6, features.Width);
        Assert.Equal(["first.weight", "first.bias"], features.Networks.Map!.Parameters.Select(p => p.Name));
        Assert.Equal(["second.weight", "second.bias"], features.Networks.Regions.Parameters.Select(p => p.Name));
        using var reader = new RegionReader(features);
        Assert.True(reader.Read(DetectorParts.Picture(30, 30), [new(2, 2, 20, 20)]).Distinct().Count() > 3);
    }

    [Fact]
    public void Maps_can_be_taken_cell_by_cell()
    {
        var options = Shared with { Layer = "map", Average = false, Cells = 4 };
        var cells = new RegionFeatures(DetectorParts.Backbone(), options);
        var mean = new RegionFeatures(DetectorParts.Backbone(), options with { Average = true });
        Assert.Equal((6 * 4 * 4, 6), (cells.Width, mean.Width));
    }

    private static float[] Map(RegionFeatures features, Imaging.Image<byte> picture)
    {
        var network = features.Networks.Map!;
        using var session = new Compute.ManagedEngine().Compile(network, features.Networks.MapWeights!, new Networks.Engines.SessionOptions());
        var (input, output) = (new Networks.Engines.HostTensor(DType.Float32, 1, 3, 40, 48), new Networks.Engines.HostTensor(DType.Float32, 1, 6, 10, 12));
        new RegionPictures(3, features.Preprocessing).WriteWhole(picture, (40, 48), input.As<float>());
        session.Forward(
            new Dictionary<string, Networks.Engines.HostTensor> { [RegionNetworks.Picture] = input },
            new Dictionary<string, Networks.Engines.HostTensor> { [RegionNetworks.MapOutput] = output });
        return output.As<float>().ToArray();
    }
}
