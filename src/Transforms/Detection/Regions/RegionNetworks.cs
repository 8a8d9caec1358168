using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Transforms.Detection;

/// <summary>
/// The networks that make features of regions. Warped: <see cref="Regions"/> from pictures [N, C, h, w] to features [N, D]. Shared: <see cref="Map"/> from
/// a picture [1, C, H, W] to its map, and <see cref="Regions"/> from a map and places [N, 4], boxes in cells of it, to features.
/// </summary>
internal sealed record RegionNetworks
{
    public const string Features = "regions.features";
    public const string Pictures = "regions.pictures";
    public const string Picture = "regions.picture";
    public const string MapOutput = "regions.map";
    public const string Places = "regions.places";

    public required Network Regions { get; init; }

    public required WeightSet RegionWeights { get; init; }

    public Network? Map { get; init; }

    public WeightSet? MapWeights { get; init; }

    /// <summary>Where the map's cells lie in the field.</summary>
    public ReceptiveField Field { get; init; }

    /// <summary>Channels that the backbone takes: 1 or 3.</summary>
    public required int Channels { get; init; }

    /// <summary>The side of a warped region: height and width.</summary>
    public (int Height, int Width) Size { get; init; }

    /// <summary>Numbers of a region.</summary>
    public int Width => checked((int)Regions.TypeOf(Regions.Outputs[0].Value).Shape[1].Size);

    public static RegionNetworks Of(Backbone backbone, RegionOptions options)
    {
        var features = backbone.FeaturesAt(options.Layer, options.Average);
        var (network, card) = (features.Network, backbone.Card.Preprocessing);
        var input = network.Inputs.ToArray() is [var only] ? network.TypeOf(new ValueRef(only.Name)) : null;
        if (input is not { Element: DType.Float32, Shape: { Rank: 4 } shape } || !shape[1].IsKnown || shape[1].Size is not (1 or 3))
        {
            throw new ArgumentException(
                $"RegionFeatures: the backbone '{network.Name}' has to take pictures [N, C, H, W] of 1 or 3 channels in single precision; it takes "
                + $"{(object?)input ?? $"{network.Inputs.Count()} inputs"}. Take another backbone.", nameof(backbone));
        }

        var channels = (int)shape[1].Size;
        return options.Mode == RegionMode.Shared
            ? SharedNetworks.Of(features, options, channels)
            : Warped(features, channels, (options.Size ?? Known(shape[2], card.Height), options.Size ?? Known(shape[3], card.Width)), options);
    }

    private static RegionNetworks Warped(Backbone features, int channels, (int Height, int Width) size, RegionOptions options)
    {
        if (2 * options.Context >= Math.Min(size.Height, size.Width))
        {
            throw new ArgumentException(
                $"RegionFeatures: Context has to be less than half of the side that regions are warped to; it is {options.Context} of {size}. Set less.",
                nameof(options));
        }

        try
        {
            var network = Network.Build(features.Network.Name, b =>
            {
                var x = b.Input(Pictures, Shape.Create("N", channels, size.Height, size.Width)).Then(features.Network);
                return new Dictionary<string, Tensor> { [Features] = x.Shape.Rank == 2 ? x : x.Flatten() };
            });
            return new RegionNetworks { Regions = network, RegionWeights = features.Weights.FitExactly(network), Channels = channels, Size = size };
        }
        catch (Exception e) when (e is NetworkException or WeightFormatException && options.Size is not null)
        {
            throw new ArgumentException(
                $"RegionFeatures: '{features.Network.Name}' cannot take regions of {size.Height} x {size.Width}: {e.Message} "
                + "Leave Size out, or cut the backbone earlier (Layer).", nameof(options), e);
        }
    }

    private static int Known(Dim size, int otherwise) => size.IsKnown ? (int)size.Size : otherwise;
}
