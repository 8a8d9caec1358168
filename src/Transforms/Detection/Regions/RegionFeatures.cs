using MLNetVision.Networks;

namespace MLNetVision.Transforms;

/// <summary>What makes numbers of the regions of a picture: a backbone and how it is shown them. Immutable; it computes nothing itself.</summary>
public sealed class RegionFeatures
{
    /// <summary>Takes a backbone, and cuts it where the options say.</summary>
    /// <param name="backbone">Pictures of 1 or 3 channels go in.</param>
    /// <param name="options">How it sees regions; the defaults without.</param>
    /// <exception cref="ArgumentException">The backbone cannot be used so; the message says why.</exception>
    public RegionFeatures(Backbone backbone, RegionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(backbone);
        Backbone = backbone;
        Options = options ?? new RegionOptions();
        Options.Validate();
        Networks = Detection.RegionNetworks.Of(backbone, Options);
    }

    /// <summary>The backbone.</summary>
    public Backbone Backbone { get; }

    /// <summary>How it sees regions.</summary>
    public RegionOptions Options { get; }

    /// <summary>How many numbers a region has.</summary>
    public int Width => Networks.Width;

    internal Detection.RegionNetworks Networks { get; }

    internal Preprocessing Preprocessing => Backbone.Card.Preprocessing;
}
