using MLNetVision.Compute.Kernels.Updates;
using MLNetVision.Compute.Memory;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Compute.Optimisation.SecondOrder;

/// <summary>
/// Limited-memory BFGS. The surface has to be the same function throughout a step; what is remembered carries over from one step to the next.
/// </summary>
internal sealed class LbfgsRule : IStepRule, ILine
{
    private readonly RuleSetting _setting;
    private readonly Lbfgs _options;
    private readonly SlotVectors _slots;
    private readonly VectorMath _math;
    private readonly Objective _objective;
    private readonly LbfgsHistory _history;
    private readonly StrongWolfeSearch _search;
    private readonly UpdateWork<GatherUpdate>[] _gather;
    private readonly UpdateWork<KeepUpdate> _keepOrigin;
    private readonly UpdateWork<MoveUpdate> _move;
    private ILossSurface? _surface;
    private long _iterations;

    public LbfgsRule(RuleSetting setting)
    {
        _setting = setting;
        _options = (Lbfgs)setting.Rule.Optimizer;
        _slots = new SlotVectors(setting.Space, SlotCount(_options));
        _math = new VectorMath(setting.Space, setting.Pool, setting.Lanes);
        _objective = new Objective(setting);
        _history = new LbfgsHistory(_math, i => _slots[Fixed + (2 * i)], i => _slots[Fixed + (2 * i) + 1], _options.History);
        _search = new StrongWolfeSearch(this, _options.ChangeTolerance);
        _gather = [.. Enumerable.Range(0, 3).Select(i => _objective.Pass<GatherUpdate>(Gradient(i)))];
        _keepOrigin = _objective.Pass<KeepUpdate>(Origin);
        _move = _objective.Pass<MoveUpdate>(Origin, Direction);
    }

    public IEnumerable<StateVector> Vectors => _iterations == 0 ? [] :
    [
        new StateVector("gradient", GradientBefore), new StateVector("step", LastStep),
        .. Enumerable.Range(0, _history.Count).SelectMany(age => new[]
        {
            new StateVector($"step.{age}", _history.Step(age)), new StateVector($"change.{age}", _history.Change(age)),
        }),
    ];

    private static int Fixed => 7;

    private Floats GradientBefore => _slots[3];

    private Floats LastStep => _slots[4];

    private Floats Origin => _slots[5];

    private Floats Direction => _slots[6];

    /// <summary>Vectors that are needed, those of a step among them.</summary>
    public static int SlotCount(Lbfgs options) => Fixed + (2 * options.History);

    public double Step(ILossSurface surface, in RuleStep context)
    {
        _surface = surface;
        var value = _objective.Evaluate(surface, out var loss);
        _objective.Gather(_gather[0]);
        var steepest = _math.Largest(Gradient(0));
        if (!double.IsFinite(value) || !double.IsFinite(steepest))
        {
            return double.IsFinite(loss) ? double.NaN : loss;
        }

        for (var i = 0; i < _options.Iterations && steepest > _options.GradientTolerance; i++)
        {
            if (!Iterate(ref value, context.LearningRate))
            {
                break;
            }

            steepest = _math.Largest(Gradient(0));
        }

        _surface = null;
        _objective.Average();
        return loss;
    }

    /// <summary>One place on the line from the origin.</summary>
    public LinePoint At(double step, int gradient)
    {
        _objective.Move(_move, step);
        var value = _objective.Evaluate(_surface!, out _);
        _objective.Gather(_gather[gradient]);
        var slope = _math.Dot(Gradient(gradient), Direction);
        return new LinePoint(step, double.IsFinite(value) && double.IsFinite(slope) ? value : double.NaN, slope, gradient);
    }

    public void SaveCounters(IDictionary<string, long> counters) => new LbfgsCounters(_iterations, _history.Count).Save(counters);

    public void LoadCounters(IReadOnlyDictionary<string, long> counters)
    {
        var saved = LbfgsCounters.Load(counters, _options);
        _iterations = saved.Iterations;
        _history.Reset(saved.Pairs);
    }

    public void Dispose() => _slots.Dispose();

    private Floats Gradient(int number) => _slots[number];

    /// <summary>Takes a direction and a step along it; false if nothing more is to be gained.</summary>
    private bool Iterate(ref double value, double learningRate)
    {
        var isFirst = _iterations++ == 0;
        if (!isFirst)
        {
            _history.Add(LastStep, Gradient(0), GradientBefore, Origin);
        }

        _history.Direct(Gradient(0), Direction);
        _math.Combine(GradientBefore, 1, Gradient(0), 0, Gradient(0));
        var slope = _math.Dot(Gradient(0), Direction);
        var trial = isFirst ? Math.Min(1, 1 / _math.Magnitudes(Gradient(0))) * learningRate : learningRate;
        if (slope > -_options.ChangeTolerance)
        {
            _math.Combine(LastStep, trial, Direction, 0, Direction);
            return false;
        }

        _objective.Keep(_keepOrigin);
        var reach = _math.Largest(Direction);
        var best = _search.Run(new LinePoint(0, value, slope, 0), trial, reach);
        _objective.Move(_move, best.Step);
        _math.Combine(LastStep, best.Step, Direction, 0, Direction);
        _math.Combine(Gradient(0), 1, Gradient(best.Gradient), 0, Gradient(best.Gradient));
        var gain = Math.Abs(value - best.Value);
        value = best.Value;
        return best.Step * reach > _options.ChangeTolerance && gain >= _options.ChangeTolerance;
    }
}
