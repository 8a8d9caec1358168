using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Convolutions of any rank whose weights are values.</summary>
internal static class ConvolutionsNd
{
    public static void Conv(OperatorCall call, Tensor x)
    {
        var weight = call.Tensor(1);
        var window = WindowAttributes.Of(call, x.Shape, WeightDims(call, weight));
        var op = new ConvNd
        {
            Stride = Axes.Create(window.Stride),
            Dilation = Axes.Create(window.Dilation),
            Before = Axes.Create(window.Before),
            After = Axes.Create(window.After),
            Groups = checked((int)call.Int("group", 1)),
        };
        call.Give(call.Has(2) ? call.Add(op, x, weight, call.Tensor(2)) : call.Add(op, x, weight));
    }

    /// <summary>
    /// With output_shape the padding is what it takes; its odd row lies at the start for SAME_LOWER and where nothing is said, at the end for SAME_UPPER.
    /// </summary>
    public static void ConvTranspose(OperatorCall call, Tensor x)
    {
        var weight = call.Tensor(1);
        var dims = WeightDims(call, weight);
        var rank = x.Shape.Rank - 2;
        var auto = call.Text("auto_pad", "NOTSET");
        var window = WindowAttributes.Of(call, x.Shape, dims, isTransposed: true);
        var extra = (call.Ints("output_padding") ?? new long[rank]).Select(e => checked((int)e)).ToArray();
        var (before, after) = (window.Before.ToArray(), window.After.ToArray());
        var target = call.Ints("output_shape");
        for (var i = 0; i < rank && (target is not null || auto.StartsWith("SAME", StringComparison.Ordinal)); i++)
        {
            var size = call.Size(x, i + 2);
            var wanted = target is not null ? target[target.Length - rank + i] : size * window.Stride[i];
            var total = checked((int)((window.Stride[i] * (size - 1)) + extra[i] + (window.Dilation[i] * (window.Kernel[i] - 1)) + 1 - wanted));
            if (total < 0)
            {
                (total, extra[i]) = (0, extra[i] - total);
            }

            (before[i], after[i]) = auto == "SAME_UPPER" ? (total / 2, total - (total / 2)) : (total - (total / 2), total / 2);
        }

        var op = new ConvTransposeNd
        {
            Stride = Axes.Create(window.Stride),
            Dilation = Axes.Create(window.Dilation),
            Before = Axes.Create(before),
            After = Axes.Create(after),
            OutputPadding = Axes.Create(extra),
            Groups = checked((int)call.Int("group", 1)),
        };
        call.Give(call.Has(2) ? call.Add(op, x, weight, call.Tensor(2)) : call.Add(op, x, weight));
    }

    private static long[] WeightDims(OperatorCall call, Tensor weight) => [.. Enumerable.Range(0, weight.Shape.Rank).Select(i => call.Size(weight, i))];
}
