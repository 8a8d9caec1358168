using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Networks.Ops;

/// <summary>
/// A recurrent layer over [N, T, C], unrolled over T. Outputs: the hidden state at each time [N, T, Units], then each state after the last time [N, Units]. The
/// states before the first time are further inputs [N, Units], zero where none are given; feeding the last ones back carries a sequence on over several steps
/// of training while gradients stop at the cut. Parameters as PyTorch's: weight_ih_l0 [gates*Units, C], weight_hh_l0 [gates*Units, Units], bias_ih_l0,
/// bias_hh_l0.
/// </summary>
public abstract record RecurrentOp(int Units) : Op
{
    /// <summary>How many gates one unit has.</summary>
    protected abstract int Gates { get; }

    /// <summary>How many states go from one time to the next.</summary>
    protected abstract int States { get; }

    /// <summary>Parameters beside the four that all have.</summary>
    protected virtual IEnumerable<ParameterSpec> MoreParameters(Initialiser initial) => [];

    /// <inheritdoc/>
    public sealed override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Require(inputs.Count == 1 || inputs.Count == 1 + States, $"1 input, or {1 + States} with the first states", inputs.Count);
        inputs.Require(Units > 0, "units from 1", Units);
        var sequence = inputs.Floating(0, 3, "[N, T, C]");
        var features = inputs.Known(0, 2, "features");
        var state = Shape.Create(sequence[0], Units);
        for (var i = 1; i < inputs.Count; i++)
        {
            inputs.Require(inputs[i].Shape.Equals(state), $"a state {state} at input {i}", inputs[i]);
        }

        var initial = new Uniform(-1 / Math.Sqrt(Units), 1 / Math.Sqrt(Units));
        var rows = Gates * Units;
        return new OpSignature([inputs[0].WithShape(sequence.With(2, Units)), .. Enumerable.Repeat(inputs[0].WithShape(state), States)])
        {
            Parameters =
            [
                new("weight_ih_l0", [rows, features], ParameterRole.Weight, initial),
                new("weight_hh_l0", [rows, Units], ParameterRole.Weight, initial),
                new("bias_ih_l0", [rows], ParameterRole.Bias, initial),
                new("bias_hh_l0", [rows], ParameterRole.Bias, initial),
                .. MoreParameters(initial),
            ],
            Flops = (sequence[1].IsKnown ? sequence[1].Size : 1) * rows * 2L * (features + Units),
        };
    }
}
