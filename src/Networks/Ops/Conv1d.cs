using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Networks.Ops;

/// <summary>Convolution of sequences: [N, C, L] to [N, Channels, L']. Parameters: weight [Channels, C / Groups, Kernel], bias [Channels].</summary>
public sealed record Conv1d(int Channels, int Kernel) : Op
{
    /// <summary>The step of the window.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>What lies before the sequence.</summary>
    public int PaddingBefore { get; init; }

    /// <summary>What lies after the sequence.</summary>
    public int PaddingAfter { get; init; }

    /// <summary>The distance of the kernel's taps.</summary>
    public int Dilation { get; init; } = 1;

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
        var sequence = inputs.Expect(1).Floating(0, 3, "[N, C, L]");
        var channels = inputs.Known(0, 1, "channels");
        inputs.Require(Kernel > 0 && Stride > 0 && Dilation > 0, "a kernel, stride and dilation from 1", $"{Kernel}, {Stride}, {Dilation}");
        inputs.Require(Channels > 0, "channels from 1", Channels);
        Window.RequireGroups(inputs, Groups, channels, Channels);
        var length = Window.Places(inputs, sequence[2], Kernel, Stride, Dilation, PaddingBefore, PaddingAfter, same: false);
        var output = Shape.Create(sequence[0], Channels, length);
        return new OpSignature(inputs[0].WithShape(output))
        {
            Parameters = CommonParameters.WeightAndBias([Channels, channels / Groups, Kernel], Initial, HasBias ? Channels : null),
            Flops = output.ElementsPerRow() * ((2L * channels / Groups * Kernel) + (HasBias ? 1 : 0)),
        };
    }
}

/// <summary>Writes <see cref="Ops.Conv1d"/>.</summary>
public static class Conv1dWriting
{
    /// <summary>Convolves sequences.</summary>
    public static Tensor Conv1d(
        this Tensor x, int channels, int kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, bool bias = true, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Conv1d(channels, kernel)
        {
            Stride = stride,
            PaddingBefore = padding,
            PaddingAfter = padding,
            Dilation = dilation,
            Groups = groups,
            HasBias = bias,
        }, name);
    }
}
