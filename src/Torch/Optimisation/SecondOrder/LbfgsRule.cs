using MLNetVision.Networks.Optimisation;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Optimisation.SecondOrder;

/// <summary>
/// Limited-memory BFGS. The surface has to be the same function throughout a step; what is remembered carries over from one step to the next.
/// </summary>
internal sealed class LbfgsRule : IStepRule, ILine
{
    private readonly RuleSetting _setting;
    private readonly Lbfgs _options;
    private readonly Objective _objective;
    private readonly LbfgsHistory _history;
    private readonly StrongWolfeSearch _search;
    private readonly Tensor[] _gradients;
    private readonly Tensor _gradientBefore;
    private readonly Tensor _lastStep;
    private readonly Tensor _origin;
    private readonly Tensor _direction;
    private ILossSurface? _surface;
    private long _iterations;

    public LbfgsRule(RuleSetting setting)
    {
        _setting = setting;
        _options = (Lbfgs)setting.Rule.Optimizer;
        _objective = new Objective(setting);
        _history = new LbfgsHistory(_options.History);
        _search = new StrongWolfeSearch(this, _options.ChangeTolerance);
        _gradients = [Zeros(), Zeros(), Zeros()];
        (_gradientBefore, _lastStep, _origin, _direction) = (Zeros(), Zeros(), Zeros(), Zeros());
    }

    public IEnumerable<(string Slot, Tensor Vector)> Vectors => _iterations == 0 ? [] :
    [
        ("gradient", _gradientBefore), ("step", _lastStep),
        .. _history.Pairs.SelectMany((pair, age) => new[] { ($"step.{age}", pair.Step), ($"change.{age}", pair.Change) }),
    ];

    public double Step(ILossSurface surface, in RuleStep context)
    {
        _surface = surface;
        using var scope = torch.NewDisposeScope();
        var point = _objective.Evaluate(surface);
        if (!double.IsFinite(point.Value) || !point.IsFinite)
        {
            return double.IsFinite(point.Loss) ? double.NaN : point.Loss;
        }

        using var still = torch.no_grad();
        _gradients[0].copy_(point.Gradient);
        var value = point.Value;
        for (var i = 0; i < _options.Iterations && Largest(_gradients[0]) > _options.GradientTolerance; i++)
        {
            using var iteration = torch.NewDisposeScope();
            if (!Iterate(ref value, context.LearningRate))
            {
                break;
            }
        }

        _surface = null;
        return point.Loss;
    }

    /// <summary>One place on the line from the origin.</summary>
    public LinePoint At(double step, int gradient)
    {
        using var scope = torch.NewDisposeScope();
        _objective.Place(_origin.Add(_direction, step));
        ObjectivePoint point;
        using (torch.set_grad_enabled(true))
        {
            point = _objective.Evaluate(_surface!);
        }

        _gradients[gradient].copy_(point.Gradient);
        var slope = LbfgsHistory.Dot(_gradients[gradient], _direction);
        return new LinePoint(step, double.IsFinite(point.Value) && double.IsFinite(slope) ? point.Value : double.NaN, slope, gradient);
    }

    public void SaveCounters(IDictionary<string, long> counters) => new LbfgsCounters(_iterations, _history.Pairs.Count).Save(counters);

    public void LoadCounters(IReadOnlyDictionary<string, long> counters)
    {
        var saved = LbfgsCounters.Load(counters, _options);
        _iterations = saved.Iterations;
        _history.Reset(saved.Pairs, _setting.Parameters.Vector);
    }

    public void Dispose() => _history.Dispose();

    private static double Largest(Tensor vector)
    {
        using var scope = torch.NewDisposeScope();
        return vector.numel() == 0 ? 0 : vector.abs().max().type(ScalarType.Float64).cpu().item<double>();
    }

    private Tensor Zeros() => _setting.Own(_setting.Parameters.Vector.zeros_like());

    /// <summary>Takes a direction and a step along it; false if nothing more is to be gained.</summary>
    private bool Iterate(ref double value, double learningRate)
    {
        var isFirst = _iterations++ == 0;
        if (!isFirst)
        {
            _history.Add(_lastStep, _gradients[0], _gradientBefore);
        }

        _direction.copy_(_history.Direct(_gradients[0]));
        _gradientBefore.copy_(_gradients[0]);
        var slope = LbfgsHistory.Dot(_gradients[0], _direction);
        var trial = isFirst ? Math.Min(1, 1 / _gradients[0].abs().sum(ScalarType.Float64).cpu().item<double>()) * learningRate : learningRate;
        if (slope > -_options.ChangeTolerance)
        {
            _lastStep.copy_(_direction.Mul(trial));
            return false;
        }

        _origin.copy_(_setting.Parameters.Vector);
        var reach = Largest(_direction);
        var best = _search.Run(new LinePoint(0, value, slope, 0), trial, reach);
        _objective.Place(_origin.Add(_direction, best.Step));
        _lastStep.copy_(_direction.Mul(best.Step));
        _gradients[0].copy_(_gradients[best.Gradient]);
        var gain = Math.Abs(value - best.Value);
        value = best.Value;
        return best.Step * reach > _options.ChangeTolerance && gain >= _options.ChangeTolerance;
    }
}
