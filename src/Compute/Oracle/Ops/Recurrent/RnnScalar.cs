using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>h' = f(a + r).</summary>
internal sealed class RnnScalar : RecurrentScalar<Rnn>
{
    protected override void Cell(Rnn op, Call call, Moment moment)
    {
        for (var u = 0; u < op.Units; u++)
        {
            var sum = moment.FromInput[u] + moment.FromHidden[u];
            moment.After[u] = op.Rectified ? Math.Max(sum, 0) : Math.Tanh(sum);
        }
    }

    protected override void CellBackward(Rnn op, Call call, Moment moment, double[] next, MomentGradients gradients)
    {
        for (var u = 0; u < op.Units; u++)
        {
            var hidden = moment.After[u];
            var slope = op.Rectified ? (hidden > 0 ? 1 : 0) : 1 - (hidden * hidden);
            gradients.FromInput[u] = gradients.FromHidden[u] = next[u] * slope;
        }
    }
}
