using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Benchmarks.Kernels.Cases;

/// <summary>Writes the cases of one network's layers at one size of batch.</summary>
internal sealed class LayerCases(string network, int batch)
{
    private readonly List<OpCase> _cases = [];

    public IReadOnlyList<OpCase> Cases => _cases;

    /// <summary>A convolution that keeps the size, by its stride; the first of a network needs no gradient of its input.</summary>
    public LayerCases Convolution(int from, int side, int to, int kernel, int stride = 1, bool isFirst = false) =>
        Product(
            $"conv {kernel}x{kernel}{Behind(stride)} {from}>{to} @{side}", [batch, from, side, side],
            x => x.Conv2d(to, kernel, stride: stride, padding: kernel / 2, bias: false), isFirst);

    /// <summary>A 3x3 convolution with one filter a channel.</summary>
    public LayerCases Depthwise(int channels, int side, int stride = 1) =>
        Product(
            $"depthwise 3x3{Behind(stride)} {channels} @{side}", [batch, channels, side, side],
            x => x.Conv2d(channels, 3, stride: stride, padding: 1, groups: channels, bias: false), isFirst: false);

    public LayerCases Dense(int from, int to) => Product($"dense {from}>{to}", [batch, from], x => x.Dense(to, bias: false), isFirst: false);

    /// <summary>What runs on pictures, forward and backward.</summary>
    public LayerCases OnPictures(string op, int channels, int side, Func<Tensor, Tensor> write) =>
        Whole($"{op} {channels} @{side}", [batch, channels, side, side], write);

    /// <summary>What runs on rows of scores, forward and backward.</summary>
    public LayerCases OnRows(string op, int width, Func<Tensor, Tensor> write) => Whole($"{op} {batch}x{width}", [batch, width], write);

    /// <summary>The update of so many numbers.</summary>
    public LayerCases Update(Optimizer optimizer, int count)
    {
        _cases.Add(new OpCase(network, $"{optimizer.GetType().Name} of {count / 1e6:F1} M", Part.Update, pool => new OptimizerWork(pool, optimizer, count)));
        return this;
    }

    private LayerCases Product(string op, Shape input, Func<Tensor, Tensor> write, bool isFirst) =>
        Add(op, input, write, isFirst ? [Part.Forward, Part.WeightGradient] : [Part.Forward, Part.WeightGradient, Part.InputGradient]);

    private LayerCases Whole(string op, Shape input, Func<Tensor, Tensor> write) => Add(op, input, write, [Part.Forward, Part.Backward]);

    private LayerCases Add(string op, Shape input, Func<Tensor, Tensor> write, Part[] parts)
    {
        Network Write() => MLNetVision.Networks.Network.Build("case", b => write(b.Input("input", input)));
        _cases.AddRange(parts.Select(part => new OpCase(network, op, part, pool => new StepWork(pool, Write(), part))));
        return this;
    }

    private static string Behind(int stride) => stride == 1 ? "" : $"/{stride}";
}
