namespace MLNetVision.Networks.Ops;

/// <summary>
/// Convolution of [N, C, ...] by a weight [M, C / Groups, ...] that is a value, over any number of axes, plus a bias [M] if there is a third input. What is
/// trained as a layer is Conv1d or Conv2d, which are far faster.
/// </summary>
public sealed record ConvNd : Op
{
    /// <summary>The steps of the window, 1 each if there are none.</summary>
    public Axes Stride { get; init; } = [];

    /// <summary>The distances of the weight's taps, 1 each if there are none.</summary>
    public Axes Dilation { get; init; } = [];

    /// <summary>What lies before each axis.</summary>
    public Axes Before { get; init; } = [];

    /// <summary>What lies behind each axis.</summary>
    public Axes After { get; init; } = [];

    /// <summary>Channels are split into so many groups, each convolved for itself.</summary>
    public int Groups { get; init; } = 1;

    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Require(inputs.Count is 2 or 3, "a value, a weight and perhaps a bias", $"{inputs.Count} inputs");
        var (x, weight) = (inputs.Floating(0), inputs.Floating(1));
        inputs.Require(x.Rank >= 3 && weight.Rank == x.Rank, "[N, C, ...] and a weight of as many axes", $"{x} and {weight}");
        var (channels, filters, axes) = (inputs.Known(0, 1, "channels"), inputs.Known(1, 0, "filters"), x.Rank - 2);
        WindowNd.Require(inputs, "strides", Stride, axes, 1);
        WindowNd.Require(inputs, "dilations", Dilation, axes, 1);
        WindowNd.Require(inputs, "padding", Before, axes, 0);
        WindowNd.Require(inputs, "padding", After, axes, 0);
        Window.RequireGroups(inputs, Groups, channels, filters);
        inputs.Require(weight[1] == channels / Groups, $"a weight of {channels / Groups} channels", weight);
        inputs.Require(
            inputs.Count == 2 || inputs[2].Shape.Equals(Shape.Create(filters)), $"a bias [{filters}] at input 2", inputs.Count == 2 ? "" : inputs[2]);
        var places = Enumerable.Range(0, axes).Select(a => Window.Places(
            inputs, x[a + 2], inputs.Known(1, a + 2, "taps"), WindowNd.At(Stride, a, 1), WindowNd.At(Dilation, a, 1),
            WindowNd.At(Before, a, 0), WindowNd.At(After, a, 0), same: false));
        var output = Shape.Create([x[0], filters, .. places]);
        return new OpSignature(inputs[0].WithShape(output)) { Flops = 2 * output.ElementsPerRow() * weight.ElementsPerRow() / filters };
    }
}

/// <summary>Writes <see cref="Ops.ConvNd"/>.</summary>
public static class ConvNdWriting
{
    /// <summary>Convolution by a weight that is a value.</summary>
    public static Tensor ConvNd(this Tensor x, ConvNd how, Tensor weight, Tensor? bias = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return bias is null ? x.Then(how, name, weight) : x.Then(how, name, weight, bias);
    }
}
