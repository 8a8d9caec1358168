using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators.Recurrent;

/// <summary>A kind of recurrent layer.</summary>
/// <param name="Gates">Gates of a unit.</param>
/// <param name="States">States that go from one time to the next.</param>
/// <param name="Functions">The standard's default activations.</param>
internal sealed record RecurrentKind(int Gates, int States, string[] Functions);

/// <summary>A direction in which a layer goes over a sequence.</summary>
internal readonly record struct RecurrentDirection(int Index, bool IsBackwards);

/// <summary>What a direction gives: the hidden state at each time [N, T, H], and each state after the last time [N, H].</summary>
internal sealed record RecurrentResult(Tensor Sequence, Tensor[] States);

/// <summary>
/// A recurrent node: X, W [D, gates H, C], R [D, gates H, H], B [D, 2 gates H], lengths, first states [D, N, H], peepholes [D, 3 H].
/// </summary>
internal sealed record RecurrentCall(OperatorCall Call, RecurrentKind Kind, Tensor Sequence, int Units, RecurrentDirection[] Directions)
{
    private const int Peepholes = 7;

    public bool IsRectified { get; private init; }

    /// <summary>Whether the new gate of a GRU is reset after its product, as other programs do; the standard's default is before it.</summary>
    public bool ResetsAfter { get; } = Call.Flag("linear_before_reset");

    public bool HasPeepholes => Call.Has(Peepholes);

    /// <summary>Whether all weights come from the file, and a layer of ours computes what the node does.</summary>
    public bool IsTrained => Call.Weight(1) is not null && Call.Weight(2) is not null && IsFromFile(3) && IsFromFile(Peepholes)
        && Sequence.Type.Element == DType.Float32 && (Kind.Gates != 3 || ResetsAfter);

    public static RecurrentCall Of(OperatorCall call, RecurrentKind kind)
    {
        var functions = call.Attribute("activations")?.Texts.ToArray() ?? [];
        var isRectified = kind.Gates == 1 && functions.Length > 0 && functions.All(f => f == "Relu");
        if (!isRectified && functions.Where((f, i) => f != kind.Functions[i % kind.Functions.Length]).Any())
        {
            throw call.Unsupported($"the activations [{string.Join(", ", functions)}] are not supported");
        }

        if (call.Attribute("clip") is not null || call.Flag("input_forget"))
        {
            throw call.Unsupported("gates that are clipped or coupled are not supported");
        }

        var x = call.Flag("layout") ? call.Tensor(0) : call.Add(new Transpose([1, 0, 2]), call.Tensor(0));
        if (call.Has(4) && call.Ints(4).Any(length => length != call.Size(x, 1)))
        {
            throw call.Unsupported("rows that end before others are not supported");
        }

        RecurrentDirection[] directions = call.Text("direction", "forward") switch
        {
            "forward" => [new(0, false)],
            "reverse" => [new(0, true)],
            "bidirectional" => [new(0, false), new(1, true)],
            var other => throw call.Unsupported($"the direction '{other}' is none that is known"),
        };
        var units = call.Weight(2) is { Dims.Length: 3 } weight ? weight.Dims[2] : call.Size(call.Tensor(2), 2);
        return new RecurrentCall(call, kind, x, checked((int)units), directions) { IsRectified = isRectified };
    }

    /// <summary>The first states [N, H] of a direction; none where the node gives none, zeros for one that it leaves out.</summary>
    public Tensor[] FirstStates(int direction) => !Enumerable.Range(5, Kind.States).Any(Call.Has) ? [] : [.. Enumerable.Range(5, Kind.States).Select(i =>
        Call.Has(i) ? Sequences.At(Call, Call.Tensor(i), Call.Flag("layout") ? 1 : 0, direction, keepsAxis: false) : Zeros())];

    private bool IsFromFile(int input) => !Call.Has(input) || Call.Weight(input) is not null;

    /// <summary>A state of zeros.</summary>
    public Tensor Zeros() => Call.Add(new Fill(new TensorType(Sequence.Type.Element, [Sequence.Shape[0], Units]), 0));

    /// <summary>What a direction has of an input.</summary>
    public Tensor Of(int input, int direction) => Sequences.At(Call, Call.Tensor(input), 0, direction, keepsAxis: false);
}
