using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Networks.Sessions;

/// <summary>
/// What Newton's method with a dense Hessian has on every engine beside its arithmetic: how far apart gradients are taken, and the damping, which goes up after
/// a step that did not help and down after one that did.
/// </summary>
internal sealed class NewtonDamping
{
    private const string Counter = "optimizer.damping";
    private const double Factor = 10;
    private const double Least = 1e-12;
    private const double Most = 1e12;

    /// <summary>About the cube root of single precision: errors of rounding and of the difference are then alike.</summary>
    private const double RelativeDifference = 4e-3;

    /// <summary>Refuses more trained numbers than a dense Hessian is made for.</summary>
    public NewtonDamping(Optimizer optimizer, long count)
    {
        if (count > DampedNewton.MaxParameters)
        {
            throw new NotSupportedException(
                $"DampedNewton makes a dense Hessian for at most {DampedNewton.MaxParameters} trained numbers, but {count} are trained here; "
                + "freeze all but the head, or use Lbfgs.");
        }

        Value = ((DampedNewton)optimizer).Damping;
    }

    /// <summary>The damping that is tried first.</summary>
    public double Value { get; private set; }

    /// <summary>Whether a damping is still worth a try.</summary>
    public static bool IsWorthATry(double damping) => damping <= Most;

    /// <summary>What is tried after a step that did not help.</summary>
    public static double Raised(double damping) => damping * Factor;

    /// <summary>The places above and below a number that its row of the Hessian is the difference of.</summary>
    public static (float Above, float Below) Around(float place)
    {
        var distance = RelativeDifference * Math.Max(Math.Abs(place), 1);
        return ((float)(place + distance), (float)(place - distance));
    }

    /// <summary>A step with this damping has helped.</summary>
    public void Helped(double damping) => Value = Math.Max(damping / Factor, Least);

    public void Save(IDictionary<string, long> counters) => counters[Counter] = BitConverter.DoubleToInt64Bits(Value);

    public void Load(IReadOnlyDictionary<string, long> counters) => Value = BitConverter.Int64BitsToDouble(StateCounters.Read(counters, Counter));
}
