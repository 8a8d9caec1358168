using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;
using MLNetVision.Transforms.Persistence;

namespace MLNetVision.Transforms.Detection.Persistence;

/// <summary>
/// The ONNX model inside a saved detector. ML.NET gives a row at a time, and lets one dimension beside the first be unknown: warped regions come as one row
/// [1, N, C, h, w], a whole picture as [1, C, H, W] with the places of its regions [1, N, 4]; what is said of them goes out as [1, N, s]. A mapping of our own
/// gives vectors of any size, for which ML.NET wants an unknown dimension: that of a picture is C, of which the first are taken, and there are no others.
/// </summary>
internal static class DetectorGraph
{
    public static ModelProto Write(RegionDetector detector)
    {
        var networks = HeadNetwork.Behind(detector.Features.Networks, detector.Head);
        var network = Network.Build(networks.Regions.Name, b =>
        {
            var said = networks.Map is null ? Warped(b, networks) : Shared(b, networks);
            return new Dictionary<string, Tensor> { [SavedColumns.Scores] = said.Reshape(Shape.Create(1, said.Shape[0], said.Shape[1]), "saved.row") };
        });
        SavedGraph.CheckOps(network);
        var weights = networks.MapWeights is { } map ? new WeightSet(networks.RegionWeights.Concat(map)) : networks.RegionWeights;
        return network.ToOnnx(weights.FitExactly(network), detector.Features.Backbone.Card);
    }

    private static Tensor Warped(NetworkBuilder builder, RegionNetworks networks)
    {
        var shape = networks.Regions.TypeOf(new ValueRef(RegionNetworks.Pictures)).Shape;
        var row = builder.Input(SavedColumns.Pixels, Shape.Create(1).Concat(shape));
        return row.Reshape(shape, "saved.regions").Then(networks.Regions);
    }

    private static Tensor Shared(NetworkBuilder builder, RegionNetworks networks)
    {
        var whole = networks.Map!.TypeOf(new ValueRef(RegionNetworks.Picture)).Shape;
        var picture = builder.Input(SavedColumns.Pixels, whole.With(1, "C")).Slice(1, 0, (int)whole[1].Size, name: "saved.picture");
        var shape = networks.Regions.TypeOf(new ValueRef(RegionNetworks.Places)).Shape;
        var places = builder.Input(SavedColumns.Places, Shape.Create(1).Concat(shape)).Reshape(shape, "saved.places");
        var inputs = new Dictionary<string, Tensor> { [RegionNetworks.MapOutput] = picture.Then(networks.Map), [RegionNetworks.Places] = places };
        return builder.Write(networks.Regions, inputs)[RegionNetworks.Features];
    }
}
