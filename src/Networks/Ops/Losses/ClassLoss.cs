namespace MLNetVision.Networks.Ops;

/// <summary>
/// A loss over classes: scores [N, C] or [N, C, ...], target Int64 [N, ...] of class numbers (or, where the loss takes them, probabilities in the scores'
/// shape), and an optional weight of each class [C]. Rows whose target is IgnoredClass count nothing.
/// </summary>
public abstract record ClassLoss : Loss
{
    /// <summary>The class number that means "do not count".</summary>
    public long IgnoredClass { get; init; } = -100;

    /// <summary>Whether the target may be probabilities.</summary>
    protected virtual bool TakesProbabilities => false;

    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Require(inputs.Count is 2 or 3, "scores, a target, and perhaps class weights", $"{inputs.Count} inputs");
        var scores = inputs.Floating(0);
        inputs.Require(scores.Rank >= 2, "scores [N, C, ...]", scores);
        var classes = inputs.Known(0, 1, "classes");
        var numbers = Shape.Create(scores[0]).Concat(scores.Slice(2, scores.Rank));
        var target = inputs[1];
        var areNumbers = target.Element == DType.Int64 && target.Shape.Equals(numbers);
        var areProbabilities = TakesProbabilities && target.Equals(inputs[0]);
        inputs.Require(
            areNumbers || areProbabilities,
            $"class numbers Int64{numbers}{(TakesProbabilities ? $" or probabilities {inputs[0]}" : "")} at input 1",
            target);
        if (inputs.Count == 3)
        {
            inputs.Require(inputs[2].Shape.Equals(Shape.Create(classes)), $"a weight a class [{classes}] at input 2", inputs[2]);
        }

        return Single(inputs, 5 * scores.ElementsPerRow());
    }
}
