using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Transforms.Detection;

/// <summary>A backbone in two parts: what the whole picture goes through, and what each region goes through.</summary>
internal static class SharedNetworks
{
    public static RegionNetworks Of(Backbone features, RegionOptions options, int channels)
    {
        var network = features.Network;
        var cut = options.MapLayer is { } layer ? new ValueRef(network[layer].Name) : LastMap(network);
        if (network.TypeOf(cut).Shape.Rank != 4)
        {
            throw new ArgumentException(
                $"RegionFeatures: MapLayer has to be a step that gives maps [N, C, H, W]; '{cut}' gives {network.TypeOf(cut)}.", nameof(options));
        }

        var map = Network.Build(network.Name, b => new Dictionary<string, Tensor>
        {
            [RegionNetworks.MapOutput] = b.Input(RegionNetworks.Picture, Shape.Create(1, channels, options.FieldHeight, options.FieldWidth))
                .Then(network.WithOutputs(new NetworkOutput(RegionNetworks.MapOutput, cut))),
        });
        var regions = Regions(network, cut, map.TypeOf(map.Outputs[0].Value).Shape, options);
        return new RegionNetworks
        {
            Channels = channels, Field = ReceptiveField.Of(map), Map = map, MapWeights = Own(features.Weights, map),
            Regions = regions, RegionWeights = Own(features.Weights, regions),
        };
    }

    /// <summary>Writes the steps from a map [1, C, H, W] and places [N, 4] to features [N, D].</summary>
    public static Tensor Write(Tensor map, Tensor places, Network network, ValueRef cut, RegionOptions options)
    {
        var pictures = places.Slice(1, 0, 1).Multiply(places.Builder.Literal(0)).Cast(DType.Int64).Reshape(Shape.Create(places.Shape[0]));
        var region = options.Pooling == RegionPooling.Max
            ? Largest(map, places, pictures, options) : Aligned(map, places, pictures, options, TakesMean(network, cut));
        var x = cut == network.Outputs[0].Value ? region : Tail(network, cut, region);
        return x.Shape.Rank == 2 ? x : x.Flatten();
    }

    private static Tensor Aligned(Tensor map, Tensor places, Tensor pictures, RegionOptions options, bool takesMean)
    {
        var (cells, samples) = takesMean ? (1, options.Cells * options.Samples) : (options.Cells, options.Samples);
        return map.RoiAlign(places, pictures, cells, 1, samples, isAligned: true, name: "regions.align");
    }

    /// <summary>Places are edges, and the cell behind the last edge is not the region's; the op's corners belong to it.</summary>
    private static Tensor Largest(Tensor map, Tensor places, Tensor pictures, RegionOptions options)
    {
        var corners = places.Subtract(places.Builder.Literal(TensorLiteral.Of<float>([0, 0, 1, 1], 1, 4)), "regions.corners");
        return map.RoiMaxPool(corners, pictures, options.Cells, name: "regions.largest");
    }

    private static Network Regions(Network network, ValueRef cut, Shape map, RegionOptions options) => Network.Build(network.Name, b =>
    {
        var places = b.Input(RegionNetworks.Places, Shape.Create("N", 4));
        return new Dictionary<string, Tensor> { [RegionNetworks.Features] = Write(b.Input(RegionNetworks.MapOutput, map), places, network, cut, options) };
    });

    /// <summary>The mean over evenly spread cells of evenly spread samples is that over all samples of one cell.</summary>
    private static bool TakesMean(Network network, ValueRef cut) => network.Nodes.Where(n => n.Inputs.Contains(cut)).ToArray() is [var only]
        && cut != network.Outputs[0].Value && only.Op is AdaptivePool2d { Kind: PoolKind.Average, Output: { Height: 1, Width: 1 } };

    /// <summary>The last value on the way to the output that is a map of more than one cell, before any pooling to a fixed grid.</summary>
    private static ValueRef LastMap(Network network)
    {
        var value = network.Outputs[0].Value;
        while (network[value.Node] is { Inputs.Length: > 0 } node)
        {
            var shape = network.TypeOf(value).Shape;
            if (shape.Rank == 4 && node.Op is not AdaptivePool2d && !(shape[2] == 1 && shape[3] == 1))
            {
                return value;
            }

            value = node.Inputs[0];
        }

        throw new ArgumentException(
            $"RegionFeatures: '{network.Name}' has no feature map [N, C, H, W] that regions could be cut out of. Use RegionMode.Warped.", nameof(network));
    }

    /// <summary>Writes the steps behind the cut again, behind regions in the map's place.</summary>
    private static Tensor Tail(Network network, ValueRef cut, Tensor regions)
    {
        var values = new Dictionary<ValueRef, Tensor> { [cut] = regions };
        foreach (var node in network.Nodes.Where(n => n.Op is Literal || n.Inputs.Any(values.ContainsKey)))
        {
            if (node.Inputs.Where(i => !values.ContainsKey(i)).Select(i => (ValueRef?)i).FirstOrDefault() is { } other)
            {
                throw new ArgumentException(
                    $"RegionFeatures: '{node.Name}' takes '{other}' beside what '{cut}' gives; the backbone cannot be cut there. "
                    + "Set MapLayer to a step that all that follows goes through.", nameof(cut));
            }

            Tensor[] taken = [.. node.Inputs.Select(i => values[i])];
            var outputs = node.ParameterScope == node.Name
                ? regions.Builder.Add(node.Op, node.Name, taken) : regions.Builder.AddTied(node.Op, node.ParameterScope, node.Name, taken);
            for (var i = 0; i < outputs.Count; i++)
            {
                values[new ValueRef(node.Name, i)] = outputs[i];
            }
        }

        return values[network.Outputs[0].Value];
    }

    private static WeightSet Own(WeightSet weights, Network network)
    {
        var own = network.Parameters.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return new WeightSet(weights.Where(w => own.Contains(w.Key))).FitExactly(network);
    }
}
