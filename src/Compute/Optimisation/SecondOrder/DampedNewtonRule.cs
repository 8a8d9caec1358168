using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Compute.Optimisation.SecondOrder;

/// <summary>
/// Newton's method with a Hessian from central differences of gradients: column i is (g(x + h e) - g(x - h e)) / 2h, two evaluations a trained number. The
/// surface has to be the same function throughout a step. A step that raises the objective is never left standing.
/// </summary>
internal sealed class DampedNewtonRule : IStepRule
{
    private readonly RuleSetting _setting;
    private readonly Objective _objective;
    private readonly PlainPoint _point;
    private readonly PlainPoint _probe;
    private readonly DampedCholesky _system;
    private readonly double[] _gradient;
    private readonly double[] _step;
    private readonly NewtonDamping _damping;

    public DampedNewtonRule(RuleSetting setting)
    {
        var count = setting.Space.Parameters.Sum(p => p.Parameter.Count);
        _damping = new NewtonDamping(setting.Rule.Optimizer, count);
        _setting = setting;
        _objective = new Objective(setting);
        _point = new PlainPoint(setting.Space);
        _probe = new PlainPoint(setting.Space);
        _system = new DampedCholesky((int)count, setting.Pool);
        _gradient = new double[count];
        _step = new double[count];
    }

    public IEnumerable<StateVector> Vectors => [];

    /// <summary>What it takes for so many trained numbers.</summary>
    public static long Bytes(long count) => DampedCholesky.Bytes(count) + (count * 2 * (sizeof(double) + sizeof(float)));

    public double Step(ILossSurface surface, in RuleStep context)
    {
        var value = _objective.Evaluate(surface, out var loss);
        _point.ReadWeights();
        ReadGradient();
        if (!double.IsFinite(value) || !Array.TrueForAll(_gradient, double.IsFinite))
        {
            return double.IsFinite(loss) ? double.NaN : loss;
        }

        if (Array.Exists(_gradient, g => g != 0))
        {
            FillHessian(surface);
            Descend(surface, value, context.LearningRate);
        }

        _objective.Average();
        return loss;
    }

    public void SaveCounters(IDictionary<string, long> counters) => _damping.Save(counters);

    public void LoadCounters(IReadOnlyDictionary<string, long> counters) => _damping.Load(counters);

    public void Dispose()
    {
    }

    /// <summary>Tries steps with more and more damping until one lowers the objective; if none does, everything is left as it was.</summary>
    private void Descend(ILossSurface surface, double value, double learningRate)
    {
        for (var damping = _damping.Value; NewtonDamping.IsWorthATry(damping); damping = NewtonDamping.Raised(damping))
        {
            if (_system.Factorise(damping) && TryStep(surface, value, learningRate))
            {
                _damping.Helped(damping);
                return;
            }
        }

        _point.WriteWeights();
    }

    private bool TryStep(ILossSurface surface, double value, double learningRate)
    {
        _gradient.CopyTo(_step, 0);
        _system.Solve(_step);
        for (var i = 0; i < _step.Length; i++)
        {
            _probe.Numbers[i] = (float)(_point.Numbers[i] - (learningRate * _step[i]));
        }

        _probe.WriteWeights();
        return _objective.Evaluate(surface, out _) < value;
    }

    private void FillHessian(ILossSurface surface)
    {
        for (var parameter = 0; parameter < _setting.Space.Parameters.Count; parameter++)
        {
            var (start, end) = _point.RangeOf(parameter);
            for (var i = start; i < end; i++)
            {
                FillRow(surface, parameter, i);
            }

            _point.WriteWeights(parameter);
            AddPenalty(parameter, start, end);
        }

        _system.Symmetrise();
    }

    /// <summary>The change of the loss's gradient along one number.</summary>
    private void FillRow(ILossSurface surface, int parameter, int number)
    {
        var place = _point.Numbers[number];
        var (above, below) = NewtonDamping.Around(place);
        var row = _system.Row(number);
        EvaluateAt(surface, parameter, number, above);
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = _probe.Numbers[j];
        }

        EvaluateAt(surface, parameter, number, below);
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = (row[j] - _probe.Numbers[j]) / ((double)above - below);
        }

        _point.Numbers[number] = place;
    }

    private void EvaluateAt(ILossSurface surface, int parameter, int number, float place)
    {
        _point.Numbers[number] = place;
        _point.WriteWeights(parameter);
        surface.Evaluate();
        _probe.ReadGradient();
    }

    /// <summary>The penalty's own curvature is known: L2 on the diagonal.</summary>
    private void AddPenalty(int parameter, int start, int end)
    {
        for (var i = start; i < end && IsPenalised(parameter); i++)
        {
            _system.Add(i, _setting.Rule.Penalty.L2);
        }
    }

    /// <summary>The gradient of loss and penalty at the point.</summary>
    private void ReadGradient()
    {
        _probe.ReadGradient();
        for (var parameter = 0; parameter < _setting.Space.Parameters.Count; parameter++)
        {
            var (start, end) = _point.RangeOf(parameter);
            var penalty = IsPenalised(parameter) ? _setting.Rule.Penalty : new Penalty();
            for (var i = start; i < end; i++)
            {
                var weight = _point.Numbers[i];
                _gradient[i] = _probe.Numbers[i] + (penalty.L2 * weight) + (penalty.L1 * (weight > 0 ? 1 : weight < 0 ? -1 : 0));
            }
        }
    }

    private bool IsPenalised(int parameter) =>
        _setting.Rule.Penalty.IncludesBiases || _setting.Space.Parameters[parameter].Parameter.Spec.Role == ParameterRole.Weight;
}
