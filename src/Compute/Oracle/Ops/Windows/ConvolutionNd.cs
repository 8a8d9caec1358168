using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>
/// The products of a convolution of [N, Inputs, plane] into [N, Filters, places]: weight [Filters, Inputs / Groups, taps].
/// </summary>
internal static class ConvolutionNd
{
    public static void Visit<TVisitor>(TVisitor visitor, WindowPlaces window, int rows, int inputs, int filters, int groups)
        where TVisitor : struct, IProductVisitor, allows ref struct
    {
        var channels = inputs / groups;
        for (var o = 0; o < rows * filters; o++)
        {
            var (row, filter) = Math.DivRem(o, filters);
            var first = (row * inputs) + (filter / (filters / groups) * channels);
            for (var place = 0; place < window.Places; place++)
            {
                for (var tap = 0; tap < window.Taps; tap++)
                {
                    if (window.Seen(place, tap) is >= 0 and var seen)
                    {
                        for (var c = 0; c < channels; c++)
                        {
                            visitor.Visit(
                                (o * window.Places) + place, ((first + c) * window.Size) + seen, (((filter * channels) + c) * window.Taps) + tap);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Adds what the third input has for each channel.</summary>
    public static void AddBias(Call call)
    {
        if (call.Inputs.Length > 2)
        {
            var plane = call.Y.Product(2, call.Y.Rank);
            for (var i = 0; i < call.Y.Count; i++)
            {
                call.Y.Data[i] += call.Inputs[2].Data[i / plane % call.Y.Dims[1]];
            }
        }
    }

    public static void AddBiasGradient(Call call)
    {
        if (call.Inputs.Length > 2)
        {
            var plane = call.Y.Product(2, call.Y.Rank);
            for (var i = 0; i < call.Y.Count; i++)
            {
                call.Inputs[2].Gradient[i / plane % call.Y.Dims[1]] += call.Y.Gradient[i];
            }
        }
    }
}

internal sealed class ConvNdScalar : ScalarOp<ConvNd>
{
    protected override void Forward(ConvNd op, Call call)
    {
        Visit(op, call, new ToOutput(call.Y.Data, call.X.Data, call.Inputs[1].Data));
        ConvolutionNd.AddBias(call);
    }

    protected override void Backward(ConvNd op, Call call)
    {
        Visit(op, call, new ToInput(call.X.Gradient, call.Y.Gradient, call.Inputs[1].Data));
        Visit(op, call, new ToWeight(call.Inputs[1].Gradient, call.Y.Gradient, call.X.Data));
        ConvolutionNd.AddBiasGradient(call);
    }

    private static void Visit<TVisitor>(ConvNd op, Call call, TVisitor visitor)
        where TVisitor : struct, IProductVisitor, allows ref struct
    {
        var window = new WindowPlaces(call.X.Dims, call.Y.Dims, call.Inputs[1].Dims, call.X.Rank - 2)
        {
            Stride = op.Stride,
            Dilation = op.Dilation,
            Before = op.Before,
        };
        ConvolutionNd.Visit(visitor, window, call.X.Dims[0], call.X.Dims[1], call.Y.Dims[1], op.Groups);
    }
}

/// <summary>The products of the convolution that goes from this step's output to its input.</summary>
internal sealed class ConvTransposeNdScalar : ScalarOp<ConvTransposeNd>
{
    protected override void Forward(ConvTransposeNd op, Call call)
    {
        Visit(op, call, new ToInput(call.Y.Data, call.X.Data, call.Inputs[1].Data));
        ConvolutionNd.AddBias(call);
    }

    protected override void Backward(ConvTransposeNd op, Call call)
    {
        Visit(op, call, new ToOutput(call.X.Gradient, call.Y.Gradient, call.Inputs[1].Data));
        Visit(op, call, new ToWeight(call.Inputs[1].Gradient, call.X.Data, call.Y.Gradient));
        ConvolutionNd.AddBiasGradient(call);
    }

    private static void Visit<TVisitor>(ConvTransposeNd op, Call call, TVisitor visitor)
        where TVisitor : struct, IProductVisitor, allows ref struct
    {
        var window = new WindowPlaces(call.Y.Dims, call.X.Dims, call.Inputs[1].Dims, call.X.Rank - 2)
        {
            Stride = op.Stride,
            Dilation = op.Dilation,
            Before = op.Before,
        };
        ConvolutionNd.Visit(visitor, window, call.X.Dims[0], call.Y.Dims[1], call.X.Dims[1], op.Groups);
    }
}
