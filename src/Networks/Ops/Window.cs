namespace MLNetVision.Networks.Ops;

/// <summary>Height and width of a kernel, a stride or a dilation; a single number is both.</summary>
public readonly record struct Size2(int Height, int Width)
{
    /// <summary>A square.</summary>
    public static implicit operator Size2(int side) => new(side, side);

    /// <summary>Height and width.</summary>
    public static implicit operator Size2((int Height, int Width) size) => new(size.Height, size.Width);

    /// <summary>A square.</summary>
    public static Size2 FromInt32(int side) => side;

    /// <inheritdoc/>
    public override string ToString() => Height == Width ? $"{Height}" : $"{Height}x{Width}";
}

/// <summary>What lies around a picture while a window slides over it: explicit amounts, or as much as keeps ceil(size / stride) places.</summary>
public readonly record struct Padding(int Top, int Left, int Bottom, int Right, bool IsSame = false)
{
    /// <summary>ceil(size / stride) places; an odd amount has its larger half at the end (TensorFlow's SAME, ONNX's SAME_UPPER).</summary>
    public static Padding Same { get; } = new(0, 0, 0, 0, IsSame: true);

    /// <summary>The same amount on all sides.</summary>
    public static implicit operator Padding(int all) => new(all, all, all, all);

    /// <summary>Amounts above and below, left and right.</summary>
    public static implicit operator Padding((int Vertical, int Horizontal) amounts) =>
        new(amounts.Vertical, amounts.Horizontal, amounts.Vertical, amounts.Horizontal);

    /// <summary>The same amount on all sides.</summary>
    public static Padding FromInt32(int all) => all;

    /// <inheritdoc/>
    public override string ToString() => IsSame ? "same"
        : Top == Bottom && Left == Right ? (Top == Left ? $"{Top}" : $"{Top}x{Left}") : $"{Top},{Left},{Bottom},{Right}";
}

/// <summary>The geometry that convolution and pooling share.</summary>
internal static class Window
{
    /// <summary>Places of a window along one axis: floor((size + pads - dilation * (kernel - 1) - 1) / stride) + 1, or the ceiling of it.</summary>
    public static Dim Places(OpInputs inputs, Dim size, int kernel, int stride, int dilation, int before, int after, bool same, bool ceiling = false)
    {
        if (same)
        {
            return size.CeilingDivide(stride);
        }

        var reach = (dilation * (kernel - 1)) + 1;
        var least = ceiling ? Math.Max(1, reach - stride + 1) : reach;
        if (size.IsKnown && size.Size + before + after < least)
        {
            throw inputs.Fail($"a picture of at least {least} along each axis, its padding included", $"{size}+{before + after}");
        }

        if (!ceiling)
        {
            return ((size + (before + after - reach)) / stride) + 1;
        }

        // The last window must start inside the picture or its padding before it (PyTorch's rule for ceil_mode).
        var places = ((size + (before + after - reach + stride - 1)) / stride) + 1;
        return places.IsKnown && (places.Size - 1) * stride >= size.Size + before ? places - 1 : places;
    }

    public static (Dim Height, Dim Width) Places(
        OpInputs inputs, Shape picture, Size2 kernel, Size2 stride, Size2 dilation, Padding padding, bool ceiling = false) =>
        (Places(inputs, picture[2], kernel.Height, stride.Height, dilation.Height, padding.Top, padding.Bottom, padding.IsSame, ceiling),
            Places(inputs, picture[3], kernel.Width, stride.Width, dilation.Width, padding.Left, padding.Right, padding.IsSame, ceiling));

    public static void RequirePositive(OpInputs inputs, string what, Size2 size) =>
        inputs.Require(size is { Height: > 0, Width: > 0 }, $"a {what} from 1", size);

    public static void RequireGroups(OpInputs inputs, int groups, int from, int to) =>
        inputs.Require(groups > 0 && from % groups == 0 && to % groups == 0, $"groups that divide {from} and {to} channels", groups);
}
