namespace MLNetVision.Torch.Execution;

/// <summary>
/// Functions of a tensor and a number. TorchSharp hands libtorch what a Scalar points to and does not keep the Scalar itself, so that a garbage collection on
/// another thread may free the number under the call; here it is held until the call returns. Nothing else makes Scalars.
/// </summary>
internal static class HeldNumbers
{
    public static Tensor Mul(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.mul(held);
    }

    public static Tensor Mul(this Tensor x, long number)
    {
        using TorchSharp.Scalar held = number;
        return x.mul(held);
    }

    public static Tensor Add(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number, once = 1L;
        return x.add(held, once);
    }

    public static Tensor Add(this Tensor x, long number)
    {
        using TorchSharp.Scalar held = number, once = 1L;
        return x.add(held, once);
    }

    public static Tensor Sub(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.sub(held);
    }

    public static Tensor Sub(this Tensor x, long number)
    {
        using TorchSharp.Scalar held = number;
        return x.sub(held);
    }

    public static Tensor Eq(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.eq(held);
    }

    public static Tensor Eq(this Tensor x, long number)
    {
        using TorchSharp.Scalar held = number;
        return x.eq(held);
    }

    public static Tensor Ne(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.ne(held);
    }

    public static Tensor Ne(this Tensor x, long number)
    {
        using TorchSharp.Scalar held = number;
        return x.ne(held);
    }

    public static Tensor Lt(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.lt(held);
    }

    public static Tensor Lt(this Tensor x, long number)
    {
        using TorchSharp.Scalar held = number;
        return x.lt(held);
    }

    public static Tensor Le(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.le(held);
    }

    public static Tensor Le(this Tensor x, long number)
    {
        using TorchSharp.Scalar held = number;
        return x.le(held);
    }

    public static Tensor Gt(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.gt(held);
    }

    public static Tensor Gt(this Tensor x, long number)
    {
        using TorchSharp.Scalar held = number;
        return x.gt(held);
    }

    public static Tensor Ge(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.ge(held);
    }

    public static Tensor Ge(this Tensor x, long number)
    {
        using TorchSharp.Scalar held = number;
        return x.ge(held);
    }

    public static Tensor ClampMin(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.clamp_min(held);
    }

    public static Tensor ClampMin(this Tensor x, long number)
    {
        using TorchSharp.Scalar held = number;
        return x.clamp_min(held);
    }

    public static Tensor Remainder(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.remainder(held);
    }

    public static Tensor Remainder(this Tensor x, long number)
    {
        using TorchSharp.Scalar held = number;
        return x.remainder(held);
    }

    public static Tensor Div(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.div(held);
    }

    public static Tensor Pow(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.pow(held);
    }

    public static Tensor LeakyRelu(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.leaky_relu(held);
    }

    public static Tensor MulInPlace(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.mul_(held);
    }

    public static Tensor AddInPlace(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number, once = 1L;
        return x.add_(held, once);
    }

    public static Tensor DivInPlace(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.div_(held);
    }

    public static Tensor FillInPlace(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.fill_(held);
    }

    public static Tensor MulInPlace(this Tensor x, long number)
    {
        using TorchSharp.Scalar held = number;
        return x.mul_(held);
    }

    public static Tensor AddInPlace(this Tensor x, long number)
    {
        using TorchSharp.Scalar held = number, once = 1L;
        return x.add_(held, once);
    }

    public static Tensor MaskedFill(this Tensor x, Tensor mask, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.masked_fill(mask, held);
    }

    public static Tensor MaskedFill(this Tensor x, Tensor mask, long number)
    {
        using TorchSharp.Scalar held = number;
        return x.masked_fill(mask, held);
    }

    public static Tensor AddInPlace(this Tensor x, Tensor other, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.add_(other, held);
    }

    public static Tensor Add(this Tensor x, Tensor other, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.add(other, held);
    }

    public static Tensor FloorDiv(this Tensor x, long number)
    {
        using TorchSharp.Scalar held = number;
        return x.div(held, torch.RoundingMode.floor);
    }

    public static Tensor TruncDiv(this Tensor x, long number)
    {
        using TorchSharp.Scalar held = number;
        return x.div(held, torch.RoundingMode.trunc);
    }

    public static Tensor Clamp(this Tensor x, double least, double most)
    {
        using TorchSharp.Scalar low = least, high = most;
        return x.clamp(low, high);
    }

    public static Tensor HardTanh(this Tensor x, double least, double most)
    {
        using TorchSharp.Scalar low = least, high = most;
        return x.hardtanh(low, high);
    }

    /// <summary>scale (alpha (exp(x) - 1)) below 0, scale x above.</summary>
    public static Tensor Elu(this Tensor x, double alpha, double scale)
    {
        using TorchSharp.Scalar below = alpha, all = scale, inside = 1.0;
        return x.elu(below, all, inside);
    }

    public static Tensor IndexAdd(this Tensor x, long axis, Tensor places, Tensor source)
    {
        using TorchSharp.Scalar once = 1L;
        return x.index_add(axis, places, source, once);
    }

    /// <summary>The sum of two tensors; TorchSharp's own has a number within, how often the second one counts.</summary>
    public static Tensor Plus(this Tensor x, Tensor other)
    {
        using TorchSharp.Scalar once = 1L;
        return x.add(other, once);
    }

    public static Tensor PlusInPlace(this Tensor x, Tensor other)
    {
        using TorchSharp.Scalar once = 1L;
        return x.add_(other, once);
    }

    public static Tensor FullLike(this Tensor x, double number)
    {
        using TorchSharp.Scalar held = number;
        return x.full_like(held);
    }

    public static Tensor Square(this Tensor x) => x.mul(x);

    /// <summary>A number as often as the shape says.</summary>
    public static Tensor Full(long[] dims, double number, ScalarType element, torch.Device device)
    {
        using TorchSharp.Scalar held = number;
        return torch.full(dims, held, element, device);
    }

    /// <summary>A whole number as often as the shape says.</summary>
    public static Tensor Full(long[] dims, long number, ScalarType element, torch.Device device)
    {
        using TorchSharp.Scalar held = number;
        return torch.full(dims, held, element, device);
    }

    /// <summary>Whole numbers from one on, before another.</summary>
    public static Tensor Range(long from, long before, torch.Device device)
    {
        using TorchSharp.Scalar first = from, end = before, step = 1L;
        return torch.arange(first, end, step, ScalarType.Int64, device);
    }
}
