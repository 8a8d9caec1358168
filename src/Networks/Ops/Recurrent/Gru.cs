namespace MLNetVision.Networks.Ops;

/// <summary>
/// The gated recurrent unit (Cho et al. 2014). Gates in PyTorch's order: reset, update, new; the reset gate acts after the product, as in PyTorch and cuDNN:
/// n = tanh(W x + b + r (U h + c)), h' = (1 - z) n + z h.
/// </summary>
public sealed record Gru(int Units) : RecurrentOp(Units)
{
    /// <inheritdoc/>
    protected override int Gates => 3;

    /// <inheritdoc/>
    protected override int States => 1;
}

/// <summary>Writes <see cref="Ops.Gru"/>.</summary>
public static class GruWriting
{
    /// <summary>A GRU layer; gives the hidden state at each time and the last one.</summary>
    public static (Tensor Sequence, Tensor Hidden) Gru(this Tensor x, int units, Tensor? hidden = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        var outputs = x.Builder.Add(new Gru(units), name, hidden is null ? [x] : [x, hidden]);
        return (outputs[0], outputs[1]);
    }
}
