using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Networks.Ops;

/// <summary>
/// Convolution of pictures: [N, C, H, W] to [N, Channels, H', W'], a cross-correlation as everywhere in this field.
/// Parameters: weight [Channels, C / Groups, kernel], bias [Channels]. Groups equal to C make it depthwise.
/// </summary>
public sealed record Conv2d(int Channels, Size2 Kernel) : Op
{
    /// <summary>The step of the window.</summary>
    public Size2 Stride { get; init; } = 1;

    /// <summary>What lies around the picture.</summary>
    public Padding Padding { get; init; } = 0;

    /// <summary>The distance of the kernel's taps.</summary>
    public Size2 Dilation { get; init; } = 1;

    /// <summary>Channels are split into so many groups, each convolved for itself.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether there is a bias.</summary>
    public bool HasBias { get; init; } = true;

    /// <summary>How the weight starts.</summary>
    public Initialiser Initial { get; init; } = new HeNormal(Fan.Out);

    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var picture = inputs.Expect(1).Floating(0, 4, "[N, C, H, W]");
        var channels = inputs.Known(0, 1, "channels");
        Window.RequirePositive(inputs, "kernel", Kernel);
        Window.RequirePositive(inputs, "stride", Stride);
        Window.RequirePositive(inputs, "dilation", Dilation);
        inputs.Require(Channels > 0, "channels from 1", Channels);
        Window.RequireGroups(inputs, Groups, channels, Channels);

        var (height, width) = Window.Places(inputs, picture, Kernel, Stride, Dilation, Padding);
        var output = Shape.Create(picture[0], Channels, height, width);
        Shape weight = [Channels, channels / Groups, Kernel.Height, Kernel.Width];
        return new OpSignature(inputs[0].WithShape(output))
        {
            Parameters = CommonParameters.WeightAndBias(weight, Initial, HasBias ? Channels : null),
            Flops = output.ElementsPerRow() * ((2L * channels / Groups * Kernel.Height * Kernel.Width) + (HasBias ? 1 : 0)),
        };
    }
}

/// <summary>Writes <see cref="Conv2d"/>.</summary>
public static class Conv2dWriting
{
    /// <summary>Convolves pictures.</summary>
    public static Tensor Conv2d(
        this Tensor x, int channels, Size2 kernel, Size2? stride = null, Padding padding = default, Size2? dilation = null, int groups = 1, bool bias = true,
        Initialiser? initial = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Conv2d(channels, kernel)
        {
            Stride = stride ?? 1,
            Padding = padding,
            Dilation = dilation ?? 1,
            Groups = groups,
            HasBias = bias,
            Initial = initial ?? new HeNormal(Fan.Out),
        }, name);
    }
}
