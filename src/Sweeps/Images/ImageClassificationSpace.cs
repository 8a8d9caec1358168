using MLNetVision.Sweeps.Images;

namespace MLNetVision.Sweeps;

/// <summary>
/// Ready spaces for telling classes of pictures apart, from one that a small machine goes through in minutes to one for a night. They are data: write one as
/// JSON, change it, and sweep over that. What a space leaves out stays as it is usual.
/// </summary>
public static class ImageClassificationSpace
{
    /// <summary>A plain network of the usual measures: its width, dropout, learning rate, smoothing, and how far pictures are moved. For minutes.</summary>
    public static SweepSpace Quick { get; } = new(
    [
        Choice(ImageParameters.Network, ImageNetworks.Plain, ImageNetworks.Plain),
        Whole(ImageParameters.Width, 24, 40, 8, "32"),
        Real(ImageParameters.Dropout, 0.2, 0.5, "0.3"),
        Ratio(ImageParameters.Rate, 0.002, 0.008, "0.004"),
        Ratio(ImageParameters.Decay, 0.005, 0.08, "0.02"),
        Real(ImageParameters.Smoothing, 0, 0.1, "0.05"),
        .. Moves(),
    ]);

    /// <summary>Plain and residual networks, other heads, both optimizers, all ways to vary pictures. For an hour.</summary>
    public static SweepSpace Medium { get; } = new(
    [
        Choice(ImageParameters.Network, ImageNetworks.Plain, ImageNetworks.Plain, ImageNetworks.Residual),
        .. Networks(16, 48),
        .. Optimizers(),
        Real(ImageParameters.Smoothing, 0, 0.15, "0.05"),
        .. Moves(),
        .. Looks(),
    ]);

    /// <summary>Everything: wider and deeper networks, sizes of pictures, mixed rows, averaged weights, committees. For a night.</summary>
    public static SweepSpace Best { get; } = new(
    [
        Choice(ImageParameters.Network, ImageNetworks.Plain, ImageNetworks.Plain, ImageNetworks.Residual),
        new SweepParameter(ImageParameters.Size, new RealDomain(0.75, 1.5, Step: 0.25)) { Usual = "1" },
        .. Networks(16, 64),
        Whole(ImageParameters.Deeper, 0, 1, 1, "0"),
        Whole(ImageParameters.Committee, 1, 5, 2, "1"),
        .. Optimizers(),
        Choice(ImageParameters.Batch, "64", "32", "64", "128"),
        new SweepParameter(ImageParameters.Average, new RealDomain(0, 0.995, Step: 0.995)) { Usual = "0" },
        Real(ImageParameters.Smoothing, 0, 0.2, "0.05"),
        Real(ImageParameters.Mixing, 0, 0.4, "0"),
        .. Moves(),
        .. Looks(),
    ]);

    /// <summary>A space in which a head behind one of some trained networks stands beside what it has already.</summary>
    /// <param name="space">A space with the choice 'network'.</param>
    /// <param name="backbones">The names of <see cref="ImageClassificationSetting.Backbones"/>.</param>
    /// <param name="cuts">Layers whose values may be the features, for a single backbone; none for what its head sees.</param>
    public static SweepSpace WithBackbones(this SweepSpace space, IReadOnlyList<string> backbones, params IReadOnlyList<string> cuts)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(backbones);
        ArgumentNullException.ThrowIfNull(cuts);
        return BackboneSpace.Extend(space, backbones, cuts);
    }

    private static IEnumerable<SweepParameter> Networks(int low, int high) =>
    [
        new(ImageParameters.Width, new IntegerDomain(low, high, Log: true)) { Usual = "32" },
        Choice(ImageParameters.Head, ImageNetworks.Dense, ImageNetworks.Dense, ImageNetworks.Flat, ImageNetworks.Pooled),
        Real(ImageParameters.Dropout, 0, 0.5, "0.3"),
    ];

    private static IEnumerable<SweepParameter> Optimizers() =>
    [
        Choice(ImageParameters.Optimizer, ImageTraining.AdamW, ImageTraining.AdamW, ImageTraining.Sgd),
        Ratio(ImageParameters.Rate, 0.0008, 0.015, "0.004") with { When = [new(ImageParameters.Optimizer, ImageTraining.AdamW)] },
        Ratio(ImageParameters.SgdRate, 0.01, 0.4, "0.1") with { When = [new(ImageParameters.Optimizer, ImageTraining.Sgd)] },
        Ratio(ImageParameters.Decay, 0.001, 0.1, "0.02"),
        Choice(ImageParameters.Schedule, ImageTraining.OneCycle, ImageTraining.OneCycle, ImageTraining.Cosine),
    ];

    private static IEnumerable<SweepParameter> Moves() =>
    [
        Real(ImageParameters.Turn, 0, 25, "15"),
        Real(ImageParameters.Shift, 0, 0.15, "0.1"),
        Real(ImageParameters.Shrink, 0, 0.3, "0.2"),
        Real(ImageParameters.Grow, 0, 0.15, "0.05"),
        Real(ImageParameters.Shear, 0, 25, "15"),
        Real(ImageParameters.Bend, 0, 1, "0"),
        new(ImageParameters.Mirror, new BoolDomain()) { Usual = "false" },
    ];

    private static IEnumerable<SweepParameter> Looks() =>
    [
        Real(ImageParameters.Colour, 0, 0.4, "0"),
        Choice(ImageParameters.Border, ImageVariation.Black, ImageVariation.Black, ImageVariation.Reflected),
    ];

    private static SweepParameter Choice(string name, string usual, params string[] values) => new(name, new ChoiceDomain(values)) { Usual = usual };

    private static SweepParameter Whole(string name, int low, int high, int step, string usual) =>
        new(name, new IntegerDomain(low, high, Step: step)) { Usual = usual };

    private static SweepParameter Real(string name, double low, double high, string usual) => new(name, new RealDomain(low, high)) { Usual = usual };

    private static SweepParameter Ratio(string name, double low, double high, string usual) =>
        new(name, new RealDomain(low, high, Log: true)) { Usual = usual };
}
