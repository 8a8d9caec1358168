namespace MLNetVision.Networks.Ops;

/// <summary>
/// A value of another size along any axes: each new place looks at a coordinate of the old ones, and takes the nearest, a line or a cubic (Keys 1981) through
/// those around it, the outermost repeated beyond the ends.
/// </summary>
public sealed record Resize(Shape Target, ResizeKind Kind = ResizeKind.Nearest) : Op
{
    /// <summary>New places an old one, for each axis; none where that is new size by old size.</summary>
    public Numbers Scales { get; init; } = [];

    /// <summary>Where a new place looks.</summary>
    public ResizeCoordinates Coordinates { get; init; } = ResizeCoordinates.HalfPixel;

    /// <summary>Which place is the nearest.</summary>
    public ResizeRounding Rounding { get; init; } = ResizeRounding.PreferFloor;

    /// <summary>The a of the cubic.</summary>
    public double CubicCoefficient { get; init; } = -0.75;

    /// <summary>Whether places beyond the ends weigh nothing and the others more.</summary>
    public bool ExcludesOutside { get; init; }

    /// <summary>For coordinates of a crop: where it begins on each axis and then where it ends, as shares of the size less 1.</summary>
    public Numbers Crop { get; init; } = [];

    /// <summary>What is beyond the ends of a crop.</summary>
    public double Extrapolation { get; init; }

    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = Kind == ResizeKind.Nearest ? inputs.Expect(1)[0].Shape : inputs.Expect(1).Floating(0);
        inputs.Require(Target.Rank == shape.Rank && shape.Rank > 0, $"a target of {shape.Rank} axes", Target);
        inputs.Require(Scales.Count == 0 || (Scales.Count == shape.Rank && Scales.All(s => s > 0)), $"{shape.Rank} scales above 0, or none", Scales);
        var crops = Coordinates == ResizeCoordinates.Crop;
        inputs.Require(Crop.Count == (crops ? 2 * shape.Rank : 0), crops ? $"{2 * shape.Rank} ends of the crop" : "no crop", Crop);
        return new OpSignature(inputs[0].WithShape(Target)) { Flops = Kind == ResizeKind.Nearest ? 0 : 7 * Target.ElementsPerRow() };
    }
}

/// <summary>What a new place takes of the old ones.</summary>
public enum ResizeKind
{
    /// <summary>The nearest.</summary>
    Nearest,

    /// <summary>A line between two.</summary>
    Linear,

    /// <summary>A cubic through four.</summary>
    Cubic,
}

/// <summary>Where new place i of n looks among m old ones, s the scale.</summary>
public enum ResizeCoordinates
{
    /// <summary>(i + 1/2) / s - 1/2.</summary>
    HalfPixel,

    /// <summary>The same, moved so that the middles agree where n is not s m.</summary>
    HalfPixelSymmetric,

    /// <summary>The same as half pixels, but 0 where n is 1.</summary>
    HalfPixelOrZero,

    /// <summary>i / s.</summary>
    Asymmetric,

    /// <summary>(i + 1/2) / s.</summary>
    PixelMiddle,

    /// <summary>i (m - 1) / (s m - 1), or 0 where n is 1.</summary>
    AlignCorners,

    /// <summary>From the beginning to the end of a crop, both included.</summary>
    Crop,
}

/// <summary>Which place is the nearest to a coordinate.</summary>
public enum ResizeRounding
{
    /// <summary>The nearer; of two the lower.</summary>
    PreferFloor,

    /// <summary>The nearer; of two the higher.</summary>
    PreferCeiling,

    /// <summary>The lower.</summary>
    Floor,

    /// <summary>The higher.</summary>
    Ceiling,
}

/// <summary>Writes <see cref="Ops.Resize"/>.</summary>
public static class ResizeWriting
{
    /// <summary>A value of another size along any axes.</summary>
    public static Tensor Resize(this Tensor x, Resize how, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(how, name);
    }
}
