using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Samples.CharacterModel;

/// <summary>Letters to scores of the letters that follow, by an LSTM. Both forms have the same parameters.</summary>
internal sealed record LetterNetwork(int Letters, int Features = 24, int Units = 96)
{
    /// <summary>Reads windows, each with an empty memory: [N, length] to scores [N, Letters, length].</summary>
    public Network ForWindows(int length) => Network.Build("letters", b =>
    {
        var read = Embedded(b.Input("input", [Dim.Batch, length], DType.Int64)).Lstm(Units, name: "memory").Sequence;
        return Scores(read).Transpose([0, 2, 1], "by_letter");
    });

    /// <summary>Reads one letter and gives its memory back, to be handed in with the next.</summary>
    public Network ForOneLetter() => Network.Build("letters", b =>
    {
        var letter = Embedded(b.Input("input", [Dim.Batch, 1], DType.Int64));
        Shape state = [Dim.Batch, Units];
        var (read, hidden, cell) = letter.Lstm(Units, state: (b.Input("hidden", state), b.Input("cell", state)), name: "memory");
        return new Dictionary<string, Tensor> { ["scores"] = Scores(read), ["hidden"] = hidden, ["cell"] = cell };
    });

    private Tensor Embedded(Tensor letters) => letters.Embedding(Letters, Features, "letters");

    private Tensor Scores(Tensor read) => read.Dense(Letters, name: "scores");
}
