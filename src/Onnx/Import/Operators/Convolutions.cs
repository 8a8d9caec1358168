using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Convolutions. With a weight from the file they are trained layers; with one that flows they are products of two values.</summary>
internal static class Convolutions
{
    [Operator]
    public static void Conv(OperatorCall call)
    {
        var x = call.Tensor(0);
        if (call.Weight(1) is not { } weight || (call.Has(2) && call.Weight(2) is null) || x.Shape.Rank is not (3 or 4))
        {
            ConvolutionsNd.Conv(call, x);
            return;
        }

        var window = WindowAttributes.Of(call, x.Shape, [.. weight.Dims]);
        var channels = checked((int)weight.Dims[0]);
        var groups = checked((int)call.Int("group", 1));
        Op op = window.IsPicture
            ? new Conv2d(channels, window.Kernel2)
            {
                Stride = window.Stride2,
                Padding = window.Padding2,
                Dilation = window.Dilation2,
                Groups = groups,
                HasBias = call.Has(2),
            }
            : new Conv1d(channels, window.Kernel[0])
            {
                Stride = window.Stride[0],
                PaddingBefore = window.Before[0],
                PaddingAfter = window.After[0],
                Dilation = window.Dilation[0],
                Groups = groups,
                HasBias = call.Has(2),
            };
        call.Give(call.AddLayer(op, Owned(call), x));
    }

    [Operator]
    public static void ConvTranspose(OperatorCall call)
    {
        var x = call.Tensor(0);
        if (call.Weight(1) is not { } weight || (call.Has(2) && call.Weight(2) is null) || x.Shape.Rank != 4 || !IsPlain(call, x, [.. weight.Dims]))
        {
            ConvolutionsNd.ConvTranspose(call, x);
            return;
        }

        var window = WindowAttributes.Of(call, x.Shape, [.. weight.Dims]);
        var groups = checked((int)call.Int("group", 1));
        var extra = call.Ints("output_padding") ?? [0, 0];
        var op = new ConvTranspose2d(checked((int)weight.Dims[1] * groups), window.Kernel2)
        {
            Stride = window.Stride2,
            Padding = window.Padding2,
            OutputPadding = (checked((int)extra[0]), checked((int)extra[1])),
            Dilation = window.Dilation2,
            Groups = groups,
            HasBias = call.Has(2),
        };
        call.Give(call.AddLayer(op, Owned(call), x));
    }

    private static OwnedWeight[] Owned(OperatorCall call) =>
        call.Has(2) ? [OwnedWeight.Of("weight", call.Weight(1)!), OwnedWeight.Of("bias", call.Weight(2)!)] : [OwnedWeight.Of("weight", call.Weight(1)!)];

    /// <summary>Whether the padding is given as such, and the extra rows are fewer than a stride.</summary>
    private static bool IsPlain(OperatorCall call, Tensor x, long[] weight)
    {
        if (call.Attribute("output_shape") is not null || call.Text("auto_pad", "NOTSET") is not ("NOTSET" or "VALID"))
        {
            return false;
        }

        var window = WindowAttributes.Of(call, x.Shape, weight);
        var extra = call.Ints("output_padding") ?? [0, 0];
        return extra.Select((e, i) => e < Math.Max(window.Stride[i], window.Dilation[i])).All(fits => fits);
    }
}
