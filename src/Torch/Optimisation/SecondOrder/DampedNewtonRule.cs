using MLNetVision.Networks.Optimisation;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Optimisation.SecondOrder;

/// <summary>
/// Newton's method with a Hessian from central differences of gradients: row i is (g(x + h e) - g(x - h e)) / 2h, two evaluations a trained number. The
/// surface has to be the same function throughout a step. A step that raises the objective is never left standing.
/// </summary>
internal sealed class DampedNewtonRule : IStepRule
{
    private const string DampingCounter = "optimizer.damping";

    /// <summary>By what damping goes up after a step that did not help, and down after one that did.</summary>
    private const double DampingFactor = 10;

    private const double LeastDamping = 1e-12;
    private const double MostDamping = 1e12;

    /// <summary>About the cube root of single precision: errors of rounding and of the difference are then alike.</summary>
    private const double RelativeDifference = 4e-3;

    private readonly RuleSetting _setting;
    private readonly Objective _objective;
    private double _damping;

    public DampedNewtonRule(RuleSetting setting)
    {
        var count = setting.Parameters.Count;
        if (count > DampedNewton.MaxParameters)
        {
            throw new NotSupportedException(
                $"DampedNewton makes a dense Hessian for at most {DampedNewton.MaxParameters} trained numbers, but {count} are trained here; "
                + "freeze all but the head, or use Lbfgs.");
        }

        _setting = setting;
        _objective = new Objective(setting);
        _damping = ((DampedNewton)setting.Rule.Optimizer).Damping;
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

    public void SaveCounters(IDictionary<string, long> counters) => counters[DampingCounter] = BitConverter.DoubleToInt64Bits(_damping);

    public void LoadCounters(IReadOnlyDictionary<string, long> counters) =>
        _damping = BitConverter.Int64BitsToDouble(StateCounters.Read(counters, DampingCounter));

    public void Dispose()
    {
    }

    /// <summary>Tries steps with more and more damping until one lowers the objective; if none does, everything is left as it was.</summary>
    private void Descend(ILossSurface surface, ObjectivePoint point, Tensor origin, Tensor hessian, double learningRate)
    {
        var gradient = point.Gradient.type(ScalarType.Float64).unsqueeze(1);
        var ones = torch.eye(hessian.shape[0], hessian.shape[0], ScalarType.Float64, hessian.device);
        for (var damping = _damping; damping <= MostDamping; damping *= DampingFactor)
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
                _damping = Math.Max(damping / DampingFactor, LeastDamping);
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
            var distance = RelativeDifference * Math.Max(Math.Abs(places[i]), 1);
            var (above, below) = ((float)(places[i] + distance), (float)(places[i] - distance));
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
