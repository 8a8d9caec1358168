using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Conformance.Cases;

/// <summary>What an input is filled with.</summary>
internal abstract record InputValues
{
    /// <summary>Whether gradients are asked for.</summary>
    public bool IsDifferentiable { get; init; }

    public HostTensor Make(string name, DType element, int[] dims)
    {
        var count = dims.Aggregate(1, (product, d) => product * d);
        return element switch
        {
            DType.Float64 => HostTensor.Of<double>([.. Numbers(name, count, dims)], dims),
            DType.Float16 => HostTensor.Of<Half>([.. Numbers(name, count, dims).Select(v => (Half)v)], dims),
            DType.Int64 => HostTensor.Of<long>([.. Numbers(name, count, dims).Select(v => (long)v)], dims),
            DType.Int32 => HostTensor.Of<int>([.. Numbers(name, count, dims).Select(v => (int)v)], dims),
            DType.UInt8 => HostTensor.Of<byte>([.. Numbers(name, count, dims).Select(v => (byte)v)], dims),
            DType.Bool => HostTensor.Of<bool>([.. Numbers(name, count, dims).Select(v => v != 0)], dims),
            _ => HostTensor.Of<float>([.. Numbers(name, count, dims).Select(v => (float)v)], dims),
        };
    }

    protected abstract IEnumerable<double> Numbers(string name, int count, int[] dims);
}

/// <summary>Numbers in [Low, High).</summary>
internal sealed record Uniform(double Low, double High) : InputValues
{
    protected override IEnumerable<double> Numbers(string name, int count, int[] dims) => NamedValues.Uniform(name, count, Low, High).Select(v => (double)v);
}

/// <summary>-1 and 1.</summary>
internal sealed record Signs : InputValues
{
    protected override IEnumerable<double> Numbers(string name, int count, int[] dims) => NamedValues.Signs(name, count).Select(v => (double)v);
}

/// <summary>Class numbers, some of them the ignored one.</summary>
internal sealed record Classes(int Below, long? Ignored = null) : InputValues
{
    protected override IEnumerable<double> Numbers(string name, int count, int[] dims) =>
        NamedValues.Classes(name, count, Below, Ignored).Select(v => (double)v);
}

/// <summary>Numbers that sum to 1 along axis 1.</summary>
internal sealed record Probabilities : InputValues
{
    protected override IEnumerable<double> Numbers(string name, int count, int[] dims) =>
        NamedValues.Probabilities(name, dims[0], dims[1], count / (dims[0] * dims[1])).Select(v => (double)v);
}
