using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>The attributes that convolutions and pools share, checked and with their defaults.</summary>
internal sealed class WindowAttributes
{
    private WindowAttributes(long[] kernel, long[] stride, long[] dilation, long[] before, long[] after, bool isSame)
    {
        Kernel = Whole(kernel);
        Stride = Whole(stride);
        Dilation = Whole(dilation);
        Before = Whole(before);
        After = Whole(after);
        IsSame = isSame;
    }

    public int[] Kernel { get; }

    public int[] Stride { get; }

    public int[] Dilation { get; }

    public int[] Before { get; }

    public int[] After { get; }

    /// <summary>Whether the padding keeps ceil(size / stride) places of sizes that are symbols.</summary>
    public bool IsSame { get; }

    public bool IsPicture => Kernel.Length == 2;

    public Size2 Kernel2 => (Kernel[0], Kernel[1]);

    public Size2 Stride2 => (Stride[0], Stride[1]);

    public Size2 Dilation2 => (Dilation[0], Dilation[1]);

    public Padding Padding2 => IsSame ? Padding.Same : new(Before[0], Before[1], After[0], After[1]);

    /// <summary>Whether the padding is at most half the kernel, as pooling steps of pictures ask for.</summary>
    public bool IsNarrow => IsSame || Kernel.Select((k, i) => Math.Max(Before[i], After[i]) * 2 <= k).All(fits => fits);

    public static WindowAttributes Of(OperatorCall call, Shape x, long[]? weight = null, bool isTransposed = false)
    {
        var rank = x.Rank - 2;
        var kernel = call.Ints("kernel_shape") ?? weight?[2..] ?? throw call.Unsupported("it lacks its kernel_shape");
        var stride = call.Ints("strides") ?? Repeat(1, rank);
        var dilation = call.Ints("dilations") ?? Repeat(1, rank);
        var pads = call.Ints("pads") ?? Repeat(0, 2 * rank);
        if (rank < 1 || kernel.Length != rank || stride.Length != rank || dilation.Length != rank || pads.Length != 2 * rank)
        {
            var given = $"{kernel.Length} sizes, {stride.Length} strides, {dilation.Length} dilations and {pads.Length} pads";
            throw call.Unsupported($"a window of {given} does not fit {x}");
        }

        if (weight is not null && !weight.AsSpan(2).SequenceEqual(kernel))
        {
            throw call.Unsupported($"kernel_shape [{string.Join(", ", kernel)}] is not that of its weight [{string.Join(", ", weight)}]");
        }

        return call.Text("auto_pad", "NOTSET") switch
        {
            "SAME_UPPER" or "SAME_LOWER" when isTransposed => new(kernel, stride, dilation, Repeat(0, rank), Repeat(0, rank), isSame: false),
            "NOTSET" => new(kernel, stride, dilation, pads[..rank], pads[rank..], isSame: false),
            "VALID" => new(kernel, stride, dilation, Repeat(0, rank), Repeat(0, rank), isSame: false),
            "SAME_UPPER" => Same(call, x, kernel, stride, dilation, isLower: false),
            "SAME_LOWER" => Same(call, x, kernel, stride, dilation, isLower: true),
            var other => throw call.Unsupported($"auto_pad '{other}' is none that is known"),
        };
    }

    /// <summary>ceil(size / stride) places: the padding is what the last window lacks, its odd pixel at the end or, for SAME_LOWER, at the start.</summary>
    private static WindowAttributes Same(OperatorCall call, Shape x, long[] kernel, long[] stride, long[] dilation, bool isLower)
    {
        var rank = kernel.Length;
        if (x.Slice(2, x.Rank).Any(d => !d.IsKnown))
        {
            return !isLower && rank == 2
                ? new(kernel, stride, dilation, Repeat(0, rank), Repeat(0, rank), isSame: true)
                : throw call.Unsupported($"auto_pad SAME needs the sizes of {x}");
        }

        var (before, after) = (new long[rank], new long[rank]);
        for (var i = 0; i < rank; i++)
        {
            var size = x[i + 2].Size;
            var places = ((size - 1) / stride[i]) + 1;
            var lack = Math.Max(0, ((places - 1) * stride[i]) + (dilation[i] * (kernel[i] - 1)) + 1 - size);
            (before[i], after[i]) = isLower ? (lack - (lack / 2), lack / 2) : (lack / 2, lack - (lack / 2));
        }

        return new(kernel, stride, dilation, before, after, isSame: false);
    }

    private static int[] Whole(long[] values) => Array.ConvertAll(values, v => checked((int)v));

    private static long[] Repeat(long value, int count) => [.. Enumerable.Repeat(value, count)];
}
