using MLNetVision.Imaging;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers;

/// <summary>How a detector by regions is trained (Girshick et al. 2014).</summary>
public sealed record RCnnOptions
{
    /// <summary>How the backbone sees regions: each for itself, or cut out of the map of the whole picture.</summary>
    public RegionOptions Regions { get; init; } = new();

    /// <summary>The most regions of a picture, the proposer's first ones; in training the boxes of the objects come on top.</summary>
    public int MaxRegions { get; init; } = 2000;

    /// <summary>How the backbone learns from regions first; null leaves it as it is.</summary>
    public RegionTuningOptions? Tuning { get; init; }

    /// <summary>What a region counts as by what it shares with objects.</summary>
    public RegionBands Bands { get; init; } = new();

    /// <summary>The machines that tell classes apart.</summary>
    public RegionMachineOptions Machines { get; init; } = new();

    /// <summary>Whether boxes are moved towards their objects.</summary>
    public bool RegressBoxes { get; init; } = true;

    /// <summary>
    /// The penalties of the boxes' regression to choose from, by how well pictures held out are done; the middle one where none are. They refer to features of
    /// the norm that machines have.
    /// </summary>
    public IReadOnlyList<double> Penalties { get; init; } = [10, 100, 1000, 10000, 100000];

    /// <summary>The share of the pictures that is held out for calibration and for the choice of the penalty, before the machines go on with all.</summary>
    public double HeldOut { get; init; } = 0.2;

    /// <summary>Which boxes the fitted detector gives.</summary>
    public DetectionRules Rules { get; init; } = new();

    /// <summary>A column of truth values that marks difficult objects, which nothing is learnt from; null for none.</summary>
    public string? DifficultColumnName { get; init; }

    /// <summary>
    /// Where proposals, features and what is learnt from them are kept between runs; null for the folder of checkpoints or, without one, only while it trains.
    /// </summary>
    public FeatureCacheOptions? FeatureCache { get; init; }

    /// <summary>Where every random choice begins.</summary>
    public ulong Seed { get; init; }

    internal double OverlapOfCalibration => Rules.OverlapThreshold;

    /// <summary>Refuses what cannot be trained with.</summary>
    public void Validate()
    {
        Bands.Validate();
        Machines.Validate();
        Tuning?.Validate();
        Check(MaxRegions > 0, nameof(MaxRegions), MaxRegions, "1 or more");
        Check(
            Penalties.Count > 0 && Penalties.All(p => p > 0 && double.IsFinite(p)),
            nameof(Penalties), string.Join(", ", Penalties), "numbers above 0, one at least");
        Check(HeldOut is >= 0 and < 1, nameof(HeldOut), HeldOut, "from 0 to below 1");
    }

    private static void Check(bool holds, string option, object value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"RCnnOptions.{option} has to be {rule}.");
        }
    }
}
