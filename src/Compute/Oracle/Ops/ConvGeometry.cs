using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>
/// What a convolution multiplies: for each output element the input elements under its window, and the weight of each. Input [Batch, InChannels, In],
/// output [Batch, OutChannels, Out], weight [OutChannels, InChannels / Groups, Kernel].
/// </summary>
internal sealed record ConvGeometry(int Batch, int Groups, int InChannels, int OutChannels, Size2 In, Size2 Out, Size2 Kernel, Size2 Stride, Size2 Dilation)
{
    /// <summary>Rows of padding above the picture.</summary>
    public int Top { get; init; }

    /// <summary>Columns of padding before the picture.</summary>
    public int Left { get; init; }

    /// <summary>Visits every product once: of which output, input and weight element.</summary>
    public void Visit<TVisitor>(TVisitor visitor)
        where TVisitor : struct, IProductVisitor, allows ref struct
    {
        for (var n = 0; n < Batch; n++)
        {
            for (var o = 0; o < OutChannels; o++)
            {
                for (var y = 0; y < Out.Height; y++)
                {
                    for (var x = 0; x < Out.Width; x++)
                    {
                        VisitWindow(visitor, n, o, y, x);
                    }
                }
            }
        }
    }

    private void VisitWindow<TVisitor>(TVisitor visitor, int n, int o, int y, int x)
        where TVisitor : struct, IProductVisitor, allows ref struct
    {
        var output = (((((n * OutChannels) + o) * Out.Height) + y) * Out.Width) + x;
        var channels = InChannels / Groups;
        var first = o / (OutChannels / Groups) * channels;
        for (var c = 0; c < channels; c++)
        {
            for (var ky = 0; ky < Kernel.Height; ky++)
            {
                for (var kx = 0; kx < Kernel.Width; kx++)
                {
                    var row = (y * Stride.Height) - Top + (ky * Dilation.Height);
                    var column = (x * Stride.Width) - Left + (kx * Dilation.Width);
                    if (row >= 0 && row < In.Height && column >= 0 && column < In.Width)
                    {
                        var input = (((((n * InChannels) + first + c) * In.Height) + row) * In.Width) + column;
                        visitor.Visit(output, input, (((((o * channels) + c) * Kernel.Height) + ky) * Kernel.Width) + kx);
                    }
                }
            }
        }
    }
}

/// <summary>Something done with each product of a convolution.</summary>
internal interface IProductVisitor
{
    void Visit(int output, int input, int weight);
}

/// <summary>target[output] += input * weight: the convolution.</summary>
internal readonly ref struct ToOutput(Span<double> target, ReadOnlySpan<double> input, ReadOnlySpan<double> weight) : IProductVisitor
{
    private readonly Span<double> _target = target;
    private readonly ReadOnlySpan<double> _input = input;
    private readonly ReadOnlySpan<double> _weight = weight;

    public void Visit(int o, int i, int w) => _target[o] += _input[i] * _weight[w];
}

/// <summary>target[input] += output * weight: its gradient with respect to the input, and the transposed convolution.</summary>
internal readonly ref struct ToInput(Span<double> target, ReadOnlySpan<double> output, ReadOnlySpan<double> weight) : IProductVisitor
{
    private readonly Span<double> _target = target;
    private readonly ReadOnlySpan<double> _output = output;
    private readonly ReadOnlySpan<double> _weight = weight;

    public void Visit(int o, int i, int w) => _target[i] += _output[o] * _weight[w];
}

/// <summary>target[weight] += output * input: the gradient with respect to the weight.</summary>
internal readonly ref struct ToWeight(Span<double> target, ReadOnlySpan<double> output, ReadOnlySpan<double> input) : IProductVisitor
{
    private readonly Span<double> _target = target;
    private readonly ReadOnlySpan<double> _output = output;
    private readonly ReadOnlySpan<double> _input = input;

    public void Visit(int o, int i, int w) => _target[w] += _output[o] * _input[i];
}
