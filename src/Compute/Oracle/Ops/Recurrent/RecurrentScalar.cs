using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>
/// A recurrent layer, row by row of the batch and time by time. At each time a = W x + b and r = U h + c give, with the states so far, the next states: that
/// is the cell. The states of a cell are one array, hidden first.
/// </summary>
internal abstract class RecurrentScalar<TOp> : ScalarOp<TOp>
    where TOp : RecurrentOp
{
    /// <summary>Computes the next states of one row.</summary>
    protected abstract void Cell(TOp op, Call call, Moment moment);

    /// <summary>From the gradients of the next states: those of a, of r, and of the states before as far as they go past r.</summary>
    protected abstract void CellBackward(TOp op, Call call, Moment moment, double[] next, MomentGradients gradients);

    protected sealed override void Forward(TOp op, Call call)
    {
        var (rows, times) = (call.X.Dims[0], call.X.Dims[1]);
        var moments = new Moment[rows, times];
        for (var n = 0; n < rows; n++)
        {
            var states = FirstStates(op, call, n);
            for (var t = 0; t < times; t++)
            {
                var moment = moments[n, t] = Sums(op, call, n, t, states);
                Cell(op, call, moment);
                states = moment.After;
                states.AsSpan(0, op.Units).CopyTo(call.Y.Data[call.Y.At(n, t, 0)..]);
            }

            for (var s = 1; s < call.Outputs.Length; s++)
            {
                states.AsSpan((s - 1) * op.Units, op.Units).CopyTo(call.Outputs[s].Data[(n * op.Units)..]);
            }
        }

        call.Saved = moments;
    }

    protected sealed override void Backward(TOp op, Call call)
    {
        var moments = (Moment[,])call.Saved!;
        for (var n = 0; n < moments.GetLength(0); n++)
        {
            var states = LastGradients(op, call, n);
            for (var t = moments.GetLength(1) - 1; t >= 0; t--)
            {
                for (var u = 0; u < op.Units; u++)
                {
                    states[u] += call.Y.Gradient[call.Y.At(n, t, u)];
                }

                var gradients = new MomentGradients(moments[n, t]);
                CellBackward(op, call, moments[n, t], states, gradients);
                SumsBackward(op, call, n, t, moments[n, t], gradients);
                states = gradients.Before;
            }

            GiveFirstGradients(op, call, n, states);
        }
    }

    private static double[] FirstStates(TOp op, Call call, int n)
    {
        var states = new double[(call.Outputs.Length - 1) * op.Units];
        for (var s = 1; s < call.Inputs.Length; s++)
        {
            call.Inputs[s].Data.Slice(n * op.Units, op.Units).CopyTo(states.AsSpan((s - 1) * op.Units));
        }

        return states;
    }

    private static double[] LastGradients(TOp op, Call call, int n)
    {
        var gradients = new double[(call.Outputs.Length - 1) * op.Units];
        for (var s = 1; s < call.Outputs.Length; s++)
        {
            call.Outputs[s].Gradient.Slice(n * op.Units, op.Units).CopyTo(gradients.AsSpan((s - 1) * op.Units));
        }

        return gradients;
    }

    private static void GiveFirstGradients(TOp op, Call call, int n, double[] gradients)
    {
        for (var s = 1; s < call.Inputs.Length; s++)
        {
            for (var u = 0; u < op.Units; u++)
            {
                call.Inputs[s].Gradient[call.Inputs[s].At(n, u)] += gradients[((s - 1) * op.Units) + u];
            }
        }
    }

    private static Moment Sums(TOp op, Call call, int n, int t, double[] before)
    {
        Span<double> inputWeight = call.Parameter("weight_ih_l0").Data, hiddenWeight = call.Parameter("weight_hh_l0").Data;
        Span<double> inputBias = call.Parameter("bias_ih_l0").Data, hiddenBias = call.Parameter("bias_hh_l0").Data;
        var moment = new Moment([.. inputBias], [.. hiddenBias], before, new double[before.Length]);
        for (var g = 0; g < inputBias.Length; g++)
        {
            for (var c = 0; c < call.X.Dims[2]; c++)
            {
                moment.FromInput[g] += inputWeight[(g * call.X.Dims[2]) + c] * call.X.Data[call.X.At(n, t, c)];
            }

            for (var u = 0; u < op.Units; u++)
            {
                moment.FromHidden[g] += hiddenWeight[(g * op.Units) + u] * before[u];
            }
        }

        return moment;
    }

    private static void SumsBackward(TOp op, Call call, int n, int t, Moment moment, MomentGradients gradients)
    {
        var (inputWeight, hiddenWeight) = (call.Parameter("weight_ih_l0"), call.Parameter("weight_hh_l0"));
        var (inputBias, hiddenBias) = (call.Parameter("bias_ih_l0"), call.Parameter("bias_hh_l0"));
        for (var g = 0; g < gradients.FromInput.Length; g++)
        {
            inputBias.Gradient[g] += gradients.FromInput[g];
            hiddenBias.Gradient[g] += gradients.FromHidden[g];
            for (var c = 0; c < call.X.Dims[2]; c++)
            {
                var x = call.X.At(n, t, c);
                inputWeight.Gradient[(g * call.X.Dims[2]) + c] += gradients.FromInput[g] * call.X.Data[x];
                call.X.Gradient[x] += gradients.FromInput[g] * inputWeight.Data[(g * call.X.Dims[2]) + c];
            }

            for (var u = 0; u < op.Units; u++)
            {
                hiddenWeight.Gradient[(g * op.Units) + u] += gradients.FromHidden[g] * moment.Before[u];
                gradients.Before[u] += gradients.FromHidden[g] * hiddenWeight.Data[(g * op.Units) + u];
            }
        }
    }
}

/// <summary>One time of one row.</summary>
/// <param name="FromInput">a = W x + b, gate by gate.</param>
/// <param name="FromHidden">r = U h + c, gate by gate.</param>
/// <param name="Before">The states before.</param>
/// <param name="After">The states after, for the cell to fill.</param>
internal sealed record Moment(double[] FromInput, double[] FromHidden, double[] Before, double[] After);

/// <summary>The gradients of what a moment is made of, zero at first.</summary>
internal sealed class MomentGradients(Moment moment)
{
    public double[] FromInput { get; } = new double[moment.FromInput.Length];

    public double[] FromHidden { get; } = new double[moment.FromHidden.Length];

    public double[] Before { get; } = new double[moment.Before.Length];
}
