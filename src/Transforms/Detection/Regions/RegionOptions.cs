namespace MLNetVision.Transforms;

/// <summary>How numbers are made of the regions of a picture.</summary>
public sealed record RegionOptions
{
    /// <summary>Each region for itself, or the picture once for all of them.</summary>
    public RegionMode Mode { get; init; }

    /// <summary>The step of the backbone whose values the features are; null for what its head sees, or for its output where it has none.</summary>
    public string? Layer { get; init; }

    /// <summary>Whether feature maps become the mean of each channel; else they are taken cell by cell.</summary>
    public bool Average { get; init; } = true;

    /// <summary>
    /// Warped: the side that regions are warped to; null for the size on the backbone's card. A backbone whose features do not depend on the size, a fully
    /// convolutional one, can take a smaller one: time goes with its square.
    /// </summary>
    public int? Size { get; init; }

    /// <summary>Warped: pixels of what surrounds a region on each side, counted after warping. Beyond the picture is the card's mean colour.</summary>
    public int Context { get; init; } = 16;

    /// <summary>
    /// Shared: the width of the field that the picture is fitted into, as large as it can be in its own shape; the rest is the mean colour. So each picture
    /// runs through a network of one size, live and saved.
    /// </summary>
    public int FieldWidth { get; init; } = 640;

    /// <summary>Shared: the height of that field.</summary>
    public int FieldHeight { get; init; } = 640;

    /// <summary>
    /// Shared: the step whose feature map regions are cut out of. Null for the last map before the features; with an earlier one the steps between run over
    /// each region, as in He et al. 2017.
    /// </summary>
    public string? MapLayer { get; init; }

    /// <summary>Shared: cells that a region of the map has, down and across.</summary>
    public int Cells { get; init; } = 7;

    /// <summary>Shared: how cells are made of the map.</summary>
    public RegionPooling Pooling { get; init; }

    /// <summary>Shared: samples of a cell along each axis; of <see cref="RegionPooling.Align"/> alone.</summary>
    public int Samples { get; init; } = 2;

    /// <summary>Regions that are computed at once. More take more memory; the features are the same.</summary>
    public int BatchSize { get; init; } = 32;

    internal void Validate()
    {
        Require(Enum.IsDefined(Mode), nameof(Mode), "Warped or Shared", Mode);
        Require(Enum.IsDefined(Pooling), nameof(Pooling), "Align or Max", Pooling);
        Require(Size is null or >= 8, nameof(Size), "8 pixels or more, or null", Size);
        Require(Context >= 0, nameof(Context), "0 pixels or more", Context);
        Require(Size is null || 2 * Context < Size, nameof(Context), $"less than half of Size = {Size}", Context);
        Require(FieldWidth >= 32, nameof(FieldWidth), "32 pixels or more", FieldWidth);
        Require(FieldHeight >= 32, nameof(FieldHeight), "32 pixels or more", FieldHeight);
        Require(Cells >= 1, nameof(Cells), "1 cell or more", Cells);
        Require(Samples >= 1, nameof(Samples), "1 sample or more", Samples);
        Require(BatchSize >= 1, nameof(BatchSize), "1 region or more", BatchSize);
    }

    private static void Require(bool holds, string name, string rule, object? value)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, $"RegionOptions: {name} has to be {rule}; it is {value ?? "null"}.");
        }
    }
}
