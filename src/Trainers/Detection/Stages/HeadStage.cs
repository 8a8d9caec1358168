using System.Text.Json;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Trainers.HeadFitting;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.Detection;

/// <summary>
/// The last stages: machines, calibration and the regression of boxes, each kept when it is done. A part of the pictures is held out first, for calibration and
/// for the choice of the penalty; the machines then go on with all of them.
/// </summary>
/// <param name="data">The regions.</param>
/// <param name="content">What the regions were made from.</param>
/// <param name="options">How the head is learnt.</param>
/// <param name="store">Where results are kept.</param>
/// <param name="run">The services.</param>
internal sealed class HeadStage(IRegionData data, UInt128 content, RCnnOptions options, RowStore store, DetectionRun run)
{
    private const int FewestHeldOut = 5;

    private readonly (int[] Learnt, int[] HeldOut) _parts = Divide(data.Pictures, options);
    private readonly Lazy<double> _scale = new(() => FeatureScale.Of(data, options.Machines.FeatureNorm, run));

    /// <summary>What is said of a region.</summary>
    public RegionHead Run()
    {
        var machines = Machines();
        var boxes = options.RegressBoxes ? Boxes() : null;
        return Head(machines, boxes);
    }

    /// <summary>A row a class: w, b, and the sigmoid's slope and offset.</summary>
    private StoredRows Machines() => store.Get(Key("machines", options.Machines, options.OverlapOfCalibration), () =>
    {
        var miner = new RegionMiner(data, options.Machines, _scale.Value, options.Seed, run);
        var sigmoids = Enumerable.Repeat(Platt.None, data.Classes).ToArray();
        if (_parts.HeldOut.Length > 0)
        {
            miner.Learn("R-CNN", _parts.Learnt);
            sigmoids = new DetectionCalibration(data, options.OverlapOfCalibration, run).Fit(miner.Machines, _parts.HeldOut);
        }

        miner.Learn("R-CNN", [.. Enumerable.Range(0, data.Pictures)]);
        return new StoredRows(data.Width + 3, [.. miner.Machines.Zip(sigmoids).SelectMany(m => Row(m.First, m.Second))]);
    });

    /// <summary>A class without a region gets the logit of a probability that is next to none, whatever the features.</summary>
    private static IEnumerable<float> Row(RegionMachine machine, Platt sigmoid)
    {
        const float Absent = -30;
        var isAbsent = machine.Regions.Count == 0;
        return
        [
            .. machine.Weights.Select(w => (float)w),
            isAbsent ? Absent : (float)machine.Bias,
            isAbsent ? 1 : (float)sigmoid.Slope,
            isAbsent ? 0 : (float)sigmoid.Offset,
        ];
    }

    /// <summary>Four rows a class: v for each target, the constant last.</summary>
    private StoredRows Boxes() => store.Get(Key("boxes", options.Penalties, options.Machines.FeatureNorm), () =>
    {
        var fitted = new BoxRegressionFit(data, options.Penalties, _scale.Value, run).Fit(_parts.Learnt, _parts.HeldOut);
        return new StoredRows(data.Width + 1, [.. fitted.SelectMany(f => f.Weights).SelectMany(w => w).Select(w => (float)w)]);
    });

    private RegionHead Head(StoredRows machines, StoredRows? boxes)
    {
        var width = data.Width;
        float[] Column(StoredRows rows, int column) => [.. Enumerable.Range(0, rows.Count).Select(r => rows[r][column])];
        float[] Features(StoredRows rows) => [.. Enumerable.Range(0, rows.Count).SelectMany(r => rows[r][..width].ToArray())];
        return new RegionHead(Features(machines), Column(machines, width))
        {
            Slopes = Array.ConvertAll(Column(machines, width + 1), s => -s),
            Offsets = Array.ConvertAll(Column(machines, width + 2), o => -o),
            BoxWeights = boxes is null ? default : Features(boxes),
            BoxBiases = boxes is null ? default : Column(boxes, width),
        };
    }

    private UInt128 Key(string kind, object first, object second)
    {
        using var key = new ContentKey(kind);
        return key.Add(content).Add(JsonSerializer.Serialize(options.Bands)).Add(JsonSerializer.Serialize(first)).Add(JsonSerializer.Serialize(second))
            .Add(FormattableString.Invariant($"{options.Seed} {options.HeldOut}")).End();
    }

    /// <summary>Holds out a part of the pictures, drawn at random; none of very few.</summary>
    private static (int[] Learnt, int[] HeldOut) Divide(int pictures, RCnnOptions options)
    {
        var count = (int)Math.Round(options.HeldOut * pictures);
        if (count < FewestHeldOut)
        {
            return ([.. Enumerable.Range(0, pictures)], []);
        }

        var order = Holdout.Shuffled(pictures, RandomStream.ForName(options.Seed, "pictures held out"));
        return ([.. order.Skip(count).Order()], [.. order.Take(count).Order()]);
    }
}
