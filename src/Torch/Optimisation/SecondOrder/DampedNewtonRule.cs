using MLNetVision.Networks.Optimisation;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Optimisation.SecondOrder;

/// <summary>
/// Newton's method with a Hessian from central differences of gradients: row i is (g(x + h e) - g(x - h e)) / 2h, two evaluations a trained number. The
/// surface has to be the same function throughout a step. A step that raises the objective is never left standing.
/// </summary>
internal sealed class DampedNewtonRule : IStepRule
{
    private readonly RuleSetting _setting;
    private readonly Objective _objective;
    private readonly NewtonDamping _damping;

    public DampedNewtonRule(RuleSetting setting)
    {
        _damping = new NewtonDamping(setting.Rule.Optimizer, setting.Parameters.Count);
        _setting = setting;
        _objective = new Objective(setting);
    }

    public IEnumerable<(string Slot, Tensor Vector)> Vectors => [];

    public double Step(ILossSurface surface, in RuleStep context)
    {
        using var scope = torch.NewDisposeScope();
        var point = _objective.Evaluate(surface);
        if (!double.IsFinite(point.Value) || !point.IsFinite)
        {
            return double.IsFinite(point.Loss) ? double.NaN : point.Loss;
        }

        if (point.Gradient.Ne(0).any().cpu().item<bool>())
        {
            var origin = _setting.Parameters.Vector.clone();
            var hessian = Hessian(surface, origin);
            Descend(surface, point, origin, hessian, context.LearningRate);
        }

        return point.Loss;
    }

    public void SaveCounters(IDictionary<string, long> counters) => _damping.Save(counters);

    public void LoadCounters(IReadOnlyDictionary<string, long> counters) => _damping.Load(counters);

    public void Dispose()
    {
    }

    /// <summary>Tries steps with more and more damping until one lowers the objective; if none does, everything is left as it was.</summary>
    private void Descend(ILossSurface surface, ObjectivePoint point, Tensor origin, Tensor hessian, double learningRate)
    {
        var gradient = point.Gradient.type(ScalarType.Float64).unsqueeze(1);
        var ones = torch.eye(hessian.shape[0], hessian.shape[0], ScalarType.Float64, hessian.device);
        for (var damping = _damping.Value; NewtonDamping.IsWorthATry(damping); damping = NewtonDamping.Raised(damping))
        {
            using var scope = torch.NewDisposeScope();
            var (factor, fault) = torch.linalg.cholesky_ex(hessian.Add(ones, damping));
            if (fault.cpu().item<int>() != 0)
            {
                continue;
            }

            var step = gradient.cholesky_solve(factor).squeeze(1);
            _objective.Place(origin.type(ScalarType.Float64).sub(step.Mul(learningRate)).type(ScalarType.Float32));
            if (_objective.Evaluate(surface).Value < point.Value)
            {
                _damping.Helped(damping);
                return;
            }
        }

        _objective.Place(origin);
    }

    /// <summary>The change of the loss's gradient along each number; the penalty's own curvature is known, L2 on the diagonal.</summary>
    private Tensor Hessian(ILossSurface surface, Tensor origin)
    {
        using var scope = torch.NewDisposeScope();
        var places = FlatParameters.ToHost(origin);
        var rows = new List<Tensor>();
        for (var i = 0; i < places.Length; i++)
        {
            var (above, below) = NewtonDamping.Around(places[i]);
            rows.Add(GradientAt(surface, origin, i, above).sub(GradientAt(surface, origin, i, below)).Div((double)above - below));
        }

        _objective.Place(origin);
        var half = torch.stack(rows, 0);
        var penalty = _setting.L2.Times(origin.ones_like()).type(ScalarType.Float64).diag();
        return scope.MoveToOuter(half.Plus(half.t()).Mul(0.5).Plus(penalty));
    }

    private Tensor GradientAt(ILossSurface surface, Tensor origin, int number, float place)
    {
        using var scope = torch.NewDisposeScope();
        var moved = origin.clone();
        moved.narrow(0, number, 1).FillInPlace(place);
        _objective.Place(moved);
        return scope.MoveToOuter(surface.Evaluate().Gradient.type(ScalarType.Float64));
    }
}
