using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Networks.Ops;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997, with a forget gate). Gates in PyTorch's order: input, forget, cell, output.
/// c' = f c + i g, h' = o tanh(c'). Peepholes (Gers et al. 2002) let i and f see c and o see c' through one weight a unit:
/// peephole [3, Units] in the order i, f, o.
/// </summary>
public sealed record Lstm(int Units, bool Peepholes = false) : RecurrentOp(Units)
{
    /// <inheritdoc/>
    protected override int Gates => 4;

    /// <inheritdoc/>
    protected override int States => 2;

    /// <inheritdoc/>
    protected override IEnumerable<ParameterSpec> MoreParameters(Initialiser initial) =>
        Peepholes ? [new ParameterSpec("peephole", [3, Units], ParameterRole.Weight, initial)] : [];
}

/// <summary>Writes <see cref="Ops.Lstm"/>.</summary>
public static class LstmWriting
{
    /// <summary>An LSTM layer; gives the hidden state at each time, and the last hidden and cell states.</summary>
    public static (Tensor Sequence, Tensor Hidden, Tensor Cell) Lstm(
        this Tensor x, int units, bool peepholes = false, (Tensor Hidden, Tensor Cell)? state = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        var outputs = x.Builder.Add(new Lstm(units, peepholes), name, state is { } s ? [x, s.Hidden, s.Cell] : [x]);
        return (outputs[0], outputs[1], outputs[2]);
    }
}
