using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Networks.Ops;

/// <summary>
/// The gradient of a convolution used forwards, which enlarges: H' = (H - 1) stride - top - bottom + dilation (kernel - 1) + output padding + 1.
/// Parameters: weight [C, Channels / Groups, kernel], bias [Channels].
/// </summary>
public sealed record ConvTranspose2d(int Channels, Size2 Kernel) : Op
{
    /// <summary>The step of the window in the output.</summary>
    public Size2 Stride { get; init; } = 1;

    /// <summary>What is cut off around the output.</summary>
    public Padding Padding { get; init; } = 0;

    /// <summary>Rows and columns added at the end, to choose among the sizes that one stride gives.</summary>
    public Size2 OutputPadding { get; init; } = 0;

    /// <summary>The distance of the kernel's taps.</summary>
    public Size2 Dilation { get; init; } = 1;

    /// <summary>Channels are split into so many groups, each for itself.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether there is a bias.</summary>
    public bool HasBias { get; init; } = true;

    /// <summary>How the weight starts.</summary>
    public Initialiser Initial { get; init; } = new HeNormal(Fan.Out);

    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0, 4, "[N, C, H, W]");
        var channels = inputs.Known(0, 1, "channels");
        Window.RequirePositive(inputs, "kernel", Kernel);
        Window.RequirePositive(inputs, "stride", Stride);
        Window.RequirePositive(inputs, "dilation", Dilation);
        inputs.Require(Channels > 0, "channels from 1", Channels);
        inputs.Require(!Padding.IsSame, "explicit padding", Padding);
        Window.RequireGroups(inputs, Groups, channels, Channels);
        inputs.Require(
            OutputPadding.Height < Math.Max(Stride.Height, Dilation.Height) && OutputPadding.Width < Math.Max(Stride.Width, Dilation.Width),
            "output padding below the stride or the dilation", OutputPadding);
        var height = Enlarge(inputs, shape[2], Stride.Height, Padding.Top + Padding.Bottom, Dilation.Height, Kernel.Height, OutputPadding.Height);
        var width = Enlarge(inputs, shape[3], Stride.Width, Padding.Left + Padding.Right, Dilation.Width, Kernel.Width, OutputPadding.Width);
        var output = Shape.Create(shape[0], Channels, height, width);
        return new OpSignature(inputs[0].WithShape(output))
        {
            Parameters = CommonParameters.WeightAndBias([channels, Channels / Groups, Kernel.Height, Kernel.Width], Initial, HasBias ? Channels : null),
            Flops = (shape.ElementsPerRow() * 2 * (Channels / Groups) * Kernel.Height * Kernel.Width) + (HasBias ? output.ElementsPerRow() : 0),
        };
    }

    private static Dim Enlarge(OpInputs inputs, Dim size, int stride, int padding, int dilation, int kernel, int extra)
    {
        var added = 1 + extra + (dilation * (kernel - 1)) - padding;
        inputs.Require(!size.IsKnown || (size.Size > 0 && ((size.Size - 1) * stride) + added > 0), "padding that leaves something of the output", padding);
        return ((size - 1) * stride) + added;
    }
}

/// <summary>Writes <see cref="Ops.ConvTranspose2d"/>.</summary>
public static class ConvTranspose2dWriting
{
    /// <summary>Enlarges pictures by a transposed convolution.</summary>
    public static Tensor ConvTranspose2d(
        this Tensor x, int channels, Size2 kernel, Size2? stride = null, Padding padding = default,
        Size2 outputPadding = default, int groups = 1, bool bias = true, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new ConvTranspose2d(channels, kernel)
        {
            Stride = stride ?? 1,
            Padding = padding,
            OutputPadding = outputPadding,
            Groups = groups,
            HasBias = bias,
        }, name);
    }
}
