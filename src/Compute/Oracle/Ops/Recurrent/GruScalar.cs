using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>Gates reset s, update z, new n in this order: n = tanh(a_n + s r_n), h' = (1 - z) n + z h.</summary>
internal sealed class GruScalar : RecurrentScalar<Gru>
{
    protected override void Cell(Gru op, Call call, Moment moment)
    {
        for (var u = 0; u < op.Units; u++)
        {
            var (_, update, fresh) = Gates(op, moment, u);
            moment.After[u] = ((1 - update) * fresh) + (update * moment.Before[u]);
        }
    }

    protected override void CellBackward(Gru op, Call call, Moment moment, double[] next, MomentGradients gradients)
    {
        for (var u = 0; u < op.Units; u++)
        {
            var (z, n) = (op.Units + u, (2 * op.Units) + u);
            var (reset, update, fresh) = Gates(op, moment, u);
            var toNew = next[u] * (1 - update) * (1 - (fresh * fresh));
            var toUpdate = next[u] * (moment.Before[u] - fresh) * update * (1 - update);
            var toReset = toNew * moment.FromHidden[n] * reset * (1 - reset);
            gradients.FromInput[u] = gradients.FromHidden[u] = toReset;
            gradients.FromInput[z] = gradients.FromHidden[z] = toUpdate;
            gradients.FromInput[n] = toNew;
            gradients.FromHidden[n] = toNew * reset;
            gradients.Before[u] += next[u] * update;
        }
    }

    private static (double Reset, double Update, double New) Gates(Gru op, Moment moment, int u)
    {
        var (a, r) = (moment.FromInput, moment.FromHidden);
        var (z, n) = (op.Units + u, (2 * op.Units) + u);
        var reset = Functions.Sigmoid(a[u] + r[u]);
        return (reset, Functions.Sigmoid(a[z] + r[z]), Math.Tanh(a[n] + (reset * r[n])));
    }
}
