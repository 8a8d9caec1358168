namespace MLNetVision.Trainers;

/// <summary>
/// What a region counts as by how much of it and of the objects in the picture is common: the area of the intersection over that of the union (IoU). Regions
/// between two bands are left out; so are those that lie on an object marked as difficult.
/// </summary>
public sealed record RegionBands
{
    /// <summary>Fine-tuning: regions from here on are of their object's class, all others of the background. 0.5 unless said otherwise.</summary>
    public double TuningFrom { get; init; } = 0.5;

    /// <summary>A class's machine: regions below it, for all objects of the class, are not of the class. 0.3 unless said otherwise.</summary>
    public double MachineBelow { get; init; } = 0.3;

    /// <summary>A class's machine: regions from here on are of the class, as the marked boxes are; null for the marked boxes only.</summary>
    public double? MachineFrom { get; init; }

    /// <summary>Box regression: regions from here on are moved towards their object. 0.6 unless said otherwise.</summary>
    public double RegressionFrom { get; init; } = 0.6;

    /// <summary>Refuses bands that are none.</summary>
    public void Validate()
    {
        Check(TuningFrom is > 0 and <= 1, nameof(TuningFrom), TuningFrom, "above 0 and at most 1");
        Check(MachineBelow is > 0 and <= 1, nameof(MachineBelow), MachineBelow, "above 0 and at most 1");
        Check(MachineFrom is null || (MachineFrom >= MachineBelow && MachineFrom <= 1), nameof(MachineFrom), MachineFrom, "from MachineBelow to 1, or null");
        Check(RegressionFrom is > 0 and <= 1, nameof(RegressionFrom), RegressionFrom, "above 0 and at most 1");
    }

    private static void Check(bool holds, string option, double? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"RegionBands.{option} has to be {rule}.");
        }
    }
}
