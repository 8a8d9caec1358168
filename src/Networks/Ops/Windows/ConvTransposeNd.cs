namespace MLNetVision.Networks.Ops;

/// <summary>
/// The gradient of a convolution used forwards: [N, C, ...] by a weight [C, M / Groups, ...] that is a value, over any number of axes, plus a bias [M] if there
/// is a third input. A size becomes (size - 1) stride - before - after + dilation (taps - 1) + output padding + 1.
/// </summary>
public sealed record ConvTransposeNd : Op
{
    /// <summary>The steps of the window in the output, 1 each if there are none.</summary>
    public Axes Stride { get; init; } = [];

    /// <summary>The distances of the weight's taps, 1 each if there are none.</summary>
    public Axes Dilation { get; init; } = [];

    /// <summary>What is cut off before each axis, or added where it is below 0.</summary>
    public Axes Before { get; init; } = [];

    /// <summary>What is cut off behind each axis, or added where it is below 0.</summary>
    public Axes After { get; init; } = [];

    /// <summary>What is added at the end of each axis, to choose among the sizes that one stride gives.</summary>
    public Axes OutputPadding { get; init; } = [];

    /// <summary>Channels are split into so many groups, each for itself.</summary>
    public int Groups { get; init; } = 1;

    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Require(inputs.Count is 2 or 3, "a value, a weight and perhaps a bias", $"{inputs.Count} inputs");
        var (x, weight) = (inputs.Floating(0), inputs.Floating(1));
        inputs.Require(x.Rank >= 3 && weight.Rank == x.Rank, "[N, C, ...] and a weight of as many axes", $"{x} and {weight}");
        var (channels, filters, axes) = (inputs.Known(0, 1, "channels"), inputs.Known(1, 1, "filters") * Groups, x.Rank - 2);
        WindowNd.Require(inputs, "strides", Stride, axes, 1);
        WindowNd.Require(inputs, "dilations", Dilation, axes, 1);
        WindowNd.Require(inputs, "padding", Before, axes, int.MinValue);
        WindowNd.Require(inputs, "padding", After, axes, int.MinValue);
        WindowNd.Require(inputs, "output padding", OutputPadding, axes, 0);
        Window.RequireGroups(inputs, Groups, channels, filters);
        inputs.Require(weight[0] == channels, $"a weight of {channels} channels", weight);
        inputs.Require(
            inputs.Count == 2 || inputs[2].Shape.Equals(Shape.Create(filters)), $"a bias [{filters}] at input 2", inputs.Count == 2 ? "" : inputs[2]);
        var output = Shape.Create([x[0], filters, .. Enumerable.Range(0, axes).Select(a => Enlarged(inputs, x[a + 2], a))]);
        return new OpSignature(inputs[0].WithShape(output)) { Flops = 2 * x.ElementsPerRow() * weight.ElementsPerRow() / channels };
    }

    private Dim Enlarged(OpInputs inputs, Dim size, int axis)
    {
        var reach = (WindowNd.At(Dilation, axis, 1) * (inputs.Known(1, axis + 2, "taps") - 1)) + 1;
        var added = reach + WindowNd.At(OutputPadding, axis, 0) - WindowNd.At(Before, axis, 0) - WindowNd.At(After, axis, 0);
        var stride = WindowNd.At(Stride, axis, 1);
        inputs.Require(!size.IsKnown || ((size.Size - 1) * stride) + added > 0, "padding that leaves something of the output", added);
        return ((size - 1) * stride) + added;
    }
}

/// <summary>Writes <see cref="Ops.ConvTransposeNd"/>.</summary>
public static class ConvTransposeNdWriting
{
    /// <summary>Transposed convolution by a weight that is a value.</summary>
    public static Tensor ConvTransposeNd(this Tensor x, ConvTransposeNd how, Tensor weight, Tensor? bias = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return bias is null ? x.Then(how, name, weight) : x.Then(how, name, weight, bias);
    }
}
