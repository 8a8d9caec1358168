using System.CommandLine;
using Microsoft.ML;
using MLNetVision.Cli.Models;
using MLNetVision.Cli.Pictures;
using MLNetVision.Sweeps;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision.Cli.Sweep;

/// <summary>A planned sweep, ready to be done: its pictures, split, and what it makes of them.</summary>
internal sealed class SweepWork
{
    /// <summary>Trials before a median says anything.</summary>
    private const int TrialsBeforeMedian = 2;

    /// <summary>Successive halving has so many rungs of a factor 3 below all epochs.</summary>
    private const int HalvingShare = 27;

    /// <summary>Trials at random before densities say anything; a sweep of minutes has not many more.</summary>
    private const int FirstTrials = 6;

    private readonly SweepPlan _plan;
    private readonly string _source;

    public SweepWork(SweepPlan plan, string source, ImageLoadReport left)
    {
        (_plan, _source) = (plan, source);
        Context = new MLContext(Seed);
        (Known, HeldOut) = Split(PictureData.Open(Context, plan.Pictures, left));
    }

    public MLContext Context { get; }

    /// <summary>What the sweep learns from and measures with.</summary>
    public IDataView Known { get; }

    /// <summary>What it never sees.</summary>
    public IDataView HeldOut { get; }

    public string MetricName => Metric().Name;

    private int Seed => (int)(_plan.Seed % int.MaxValue);

    /// <param name="budget">When it ends.</param>
    /// <param name="run">Its services.</param>
    /// <param name="parallel">How many trials run at once.</param>
    public Sweeps.Sweep Make(SweepBudget budget, SweepRun run, int parallel)
    {
        var space = _plan.ReadSpace(_source);
        var options = new SweepOptions
        {
            Search = Search(),
            Pruning = Pruning(),
            Budget = budget,
            Validation = new SweepValidation { Fraction = _plan.Validation, Seed = Seed },
            Seed = _plan.Seed,
            Parallel = parallel,
        };
        return Context.SweepImages(space, Setting(), options, [Metric()], run);
    }

    private ImageClassificationSetting Setting() => new()
    {
        Height = _plan.Height,
        Width = _plan.Width,
        Channels = _plan.Channels,
        Epochs = _plan.Epochs,
        LastNetworks = _plan.Networks,
        Backbones = SweepBackbone.Of(_plan.Backbone) is var (name, backbone) ? new Dictionary<string, Lazy<Backbone>> { [name] = backbone } : [],
    };

    private (IDataView Known, IDataView HeldOut) Split(IDataView pictures)
    {
        try
        {
            var split = Context.Data.StratifiedSplit(pictures, "Label", _plan.HeldOut, Seed);
            return (split.TrainSet, split.TestSet);
        }
        catch (ArgumentException e)
        {
            throw new CommandException(e.Message);
        }
    }

    private SearchMethod Search() => _plan.Search switch
    {
        SearchKind.Gp => new GaussianProcessSearch(),
        SearchKind.Random => new RandomSearch(),
        SearchKind.Sobol => new SobolSearch(),
        SearchKind.Grid => new GridSearch { Points = 3 },
        _ => new ParzenSearch { FirstTrials = FirstTrials },
    };

    /// <summary>Trials are compared by their accuracy, as losses with different smoothing do not compare.</summary>
    private PruningRule? Pruning()
    {
        var by = new FigureGoal("accuracy", MetricGoal.Larger);
        return _plan.Pruning switch
        {
            PruningKind.Median => new MedianRule { By = by, FirstTrials = TrialsBeforeMedian, FirstEpochs = Math.Max(1, _plan.Epochs / 4) },
            PruningKind.Asha => new SuccessiveHalving { By = by, FirstEpochs = Math.Max(1, _plan.Epochs / HalvingShare) },
            PruningKind.Hyperband => new Hyperband { By = by, Epochs = _plan.Epochs },
            _ => null,
        };
    }

    private SweepMetric Metric() => _plan.Metric switch
    {
        MetricKind.BalancedAccuracy => SweepMetrics.BalancedAccuracy(),
        MetricKind.MacroF1 => SweepMetrics.MacroF1(),
        MetricKind.LogLoss => SweepMetrics.LogLoss(),
        _ => SweepMetrics.Accuracy(),
    };
}
