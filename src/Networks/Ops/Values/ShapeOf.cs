namespace MLNetVision.Networks.Ops;

/// <summary>The sizes of a value at present, Int64 [axes]: of the axes from Start on, before End, both counted from the end where negative.</summary>
public sealed record ShapeOf(int Start = 0, int? End = null) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var rank = inputs.Expect(1)[0].Shape.Rank;
        var (from, to) = Range(rank);
        inputs.Require(from <= to, $"a start before the end, among {rank} axes", $"{Start} and {End}");
        inputs.Require(from < to, "one axis or more", $"{Start} and {End}");
        return new OpSignature(new TensorType(DType.Int64, [to - from]));
    }

    /// <summary>The first axis and the one behind the last; what lies outside counts as the nearest.</summary>
    public (int From, int To) Range(int rank)
    {
        var end = End ?? rank;
        return (Math.Clamp(Start < 0 ? Start + rank : Start, 0, rank), Math.Clamp(end < 0 ? end + rank : end, 0, rank));
    }
}

/// <summary>Writes <see cref="Ops.ShapeOf"/>.</summary>
public static class ShapeOfWriting
{
    /// <summary>The sizes of a value at present.</summary>
    public static Tensor ShapeOf(this Tensor x, int start = 0, int? end = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new ShapeOf(start, end), name);
    }
}
