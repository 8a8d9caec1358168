using MLNetVision.Compute.Memory;
using MLNetVision.Networks;

namespace MLNetVision.Compute.Planning;

/// <summary>
/// A value of a network as the engine holds it. Pictures [N, C, H, W] lie channels last, so that kernels take channels in vectors; a step that needs them in
/// plain order is given another value by a reordering step. What is not single precision lies in plain order, each element as wide as its type; steps that
/// want indices in 32 bits are given another value by a narrowing step. Gradients are single precision, whatever their value is.
/// </summary>
internal sealed class Value
{
    private readonly Value _root;
    private readonly Block _data = new();
    private readonly Block _gradient = new();
    private bool _hasGradient;

    public Value(string name, TensorType type, bool channelsLast)
        : this(name, type, channelsLast, null)
    {
    }

    private Value(string name, TensorType type, bool channelsLast, Value? root)
    {
        Name = name;
        Type = type;
        ChannelsLast = channelsLast;
        Dims = new int[type.Shape.Rank];
        _root = root ?? this;
    }

    /// <summary>The step that gives it, for errors.</summary>
    public string Name { get; }

    public TensorType Type { get; }

    /// <summary>Whether axis 1 is innermost in memory.</summary>
    public bool ChannelsLast { get; }

    /// <summary>The present sizes, in the network's order of axes.</summary>
    public int[] Dims { get; }

    /// <summary>The present number of elements.</summary>
    public int Count { get; private set; }

    /// <summary>The floats that the present elements take.</summary>
    public int Room => Type.Element == DType.Float32 ? Count : checked((int)((((long)Count * Type.Element.Size()) + sizeof(float) - 1) / sizeof(float)));

    /// <summary>The numbers. Those of some channels of a wider value reach to its end, with the other channels between them.</summary>
    public Floats Data => IsPart ? _root._data.Floats.Slice(FirstChannel, _root.Count - FirstChannel) : _root._data.Floats.First(Room);

    /// <summary>Where channels are last, the floats from one pixel to the next.</summary>
    public int Pitch => IsPart ? _root.Dims[1] : Dims[1];

    /// <summary>Whether the value is some channels of a wider one.</summary>
    public bool IsPart { get; private init; }

    private int FirstChannel { get; init; }

    /// <summary>The gradient of the loss, laid out as the data.</summary>
    public Floats Gradient => _root._gradient.Floats.First(Count);

    /// <summary>Whether the gradient is of use to a parameter or to the caller.</summary>
    public bool NeedsGradient { get; set; }

    /// <summary>Whether anything has been written to the gradient in this pass; if not, it counts as zero.</summary>
    public bool HasGradient => _root._hasGradient;

    public Block DataBlock => _root._data;

    public Block GradientBlock => _root._gradient;

    /// <summary>Another shape over the same memory.</summary>
    public Value Reshaped(string name, TensorType type, bool channelsLast) => new(name, type, channelsLast, _root) { NeedsGradient = NeedsGradient };

    /// <summary>Some channels of this value, which has its channels last.</summary>
    public Value Part(string name, TensorType type, int firstChannel) =>
        new(name, type, channelsLast: true, _root) { IsPart = true, FirstChannel = firstChannel };

    /// <summary>Sets the present sizes.</summary>
    public void Resize(ReadOnlySpan<int> dims)
    {
        dims.CopyTo(Dims);
        var count = 1L;
        foreach (var dim in dims)
        {
            count *= dim;
        }

        Count = checked((int)count);
    }

    /// <summary>Begins or continues the sum of gradients: whether the caller has to add to what is there, instead of overwriting it.</summary>
    public bool AddsGradient()
    {
        var adds = _root._hasGradient;
        _root._hasGradient = true;
        return adds;
    }

    public void ForgetGradient() => _root._hasGradient = false;
}
