namespace MLNetVision.Networks.Ops;

/// <summary>The simple recurrent layer (Elman 1990): h' = f(W x + b + U h + c), f tanh or the rectifier.</summary>
public sealed record Rnn(int Units, bool Rectified = false) : RecurrentOp(Units)
{
    /// <inheritdoc/>
    protected override int Gates => 1;

    /// <inheritdoc/>
    protected override int States => 1;
}

/// <summary>Writes <see cref="Ops.Rnn"/>.</summary>
public static class RnnWriting
{
    /// <summary>A simple recurrent layer; gives the hidden state at each time and the last one.</summary>
    public static (Tensor Sequence, Tensor Hidden) Rnn(this Tensor x, int units, bool rectified = false, Tensor? hidden = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        var outputs = x.Builder.Add(new Rnn(units, rectified), name, hidden is null ? [x] : [x, hidden]);
        return (outputs[0], outputs[1]);
    }
}
